import { TOOL_NAMES, type ToolName } from '../../src/tools/toolNames.ts';
import { inputJsonSchema, toolNamed } from '../../src/tools/toolTable.ts';

/** What the chat of VS Code calls a tool, and shows beside it. */
const IN_CHAT: Readonly<Record<ToolName, { readonly reference: string; readonly icon: string }>> = {
  statistics: { reference: 'moveStatistics', icon: '$(graph)' },
  list: { reference: 'listMoves', icon: '$(list-unordered)' },
  similar: { reference: 'similarMoves', icon: '$(search-fuzzy)' },
  search: { reference: 'searchMoves', icon: '$(search)' },
  unlabelled: { reference: 'unlabelledMoves', icon: '$(question)' },
  label: { reference: 'labelMoves', icon: '$(tag)' },
  collect: { reference: 'collectMoves', icon: '$(library)' },
  plan: { reference: 'planChoreography', icon: '$(music)' },
  render: { reference: 'renderChoreography', icon: '$(device-camera-video)' },
};

/** What `package.json` says of the tools to VS Code, which reads it before any code runs. */
export function toolContributions() {
  return TOOL_NAMES.map((name) => ({
    name: `move-embeddings_${name}`,
    toolReferenceName: IN_CHAT[name].reference,
    displayName: `%tool.${name}%`,
    userDescription: `%tool.${name}.description%`,
    modelDescription: toolNamed(name).description,
    canBeReferencedInPrompt: true,
    icon: IN_CHAT[name].icon,
    tags: ['dance', 'video'],
    inputSchema: inputJsonSchema(name),
  }));
}

/** `package.json` with the tools as they are. */
export function manifestText(text: string): string {
  const manifest = JSON.parse(text);
  manifest.contributes.languageModelTools = toolContributions();
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
