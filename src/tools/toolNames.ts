/** The tools that language models can use. */
export const TOOL_NAMES = [
  ...(['statistics', 'list', 'similar', 'search', 'unlabelled'] as const),
  ...(['label', 'collect', 'plan', 'render'] as const),
] as const;

export type ToolName = (typeof TOOL_NAMES)[number];
