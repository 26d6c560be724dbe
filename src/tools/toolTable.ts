import { z } from 'zod';
import { Failure } from '../shared/failure.ts';
import { CHOREOGRAPHY_TOOLS } from './choreographyTools.ts';
import { LABEL_TOOLS } from './labelTools.ts';
import { LIBRARY_TOOLS } from './libraryTools.ts';
import type { Tool, ToolContext } from './tool.ts';
import type { ToolName } from './toolNames.ts';

/** Every tool that language models can use, in the chat of VS Code and through the Model Context Protocol. */
const TOOLS = {
  ...LIBRARY_TOOLS,
  ...LABEL_TOOLS,
  ...CHOREOGRAPHY_TOOLS,
} satisfies Readonly<Record<ToolName, unknown>>;

/** A tool of which one knows no more than that it is one. */
export function toolNamed(name: ToolName): Tool {
  // Its answer is given only what its own schema has accepted.
  return TOOLS[name] as unknown as Tool;
}

/** @throws Failure `bad-request` where the input is not what the tool takes; and what stops the engine */
export async function answerTool(
  name: ToolName,
  input: unknown,
  context: ToolContext,
  signal?: AbortSignal,
): Promise<unknown> {
  const { input: schema, effect, answer } = toolNamed(name);
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new Failure('bad-request', z.prettifyError(parsed.error));
  }
  if (effect === 'writes' && !context.mayWrite) {
    throw new Failure('bad-request', `The tool ${name} writes files, which is not allowed here.`);
  }
  return answer(parsed.data, context, signal);
}

/** What a tool takes, as JSON Schema. */
export function inputJsonSchema(name: ToolName): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(toolNamed(name).input, { io: 'input' });
  return schema;
}
