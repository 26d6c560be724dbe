import type { ModelId } from './move.ts';

const PREFIX = 'file:';

/** The model id of vectors from a file that does not name its models: they compare among themselves only. */
export function fileModel(sha256: string): ModelId {
  return PREFIX + sha256.slice(0, 12);
}

/** Whether nothing is known of a model but the file that its vectors came from. */
export function isFileModel(model: ModelId): boolean {
  return model.startsWith(PREFIX);
}
