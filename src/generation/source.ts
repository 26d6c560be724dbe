import { stat } from 'node:fs/promises';
import type { ClipSource } from '../moves/move.ts';

/** Size and time of a clip's file; null where there is no such file. */
export async function sourceOf(path: string): Promise<ClipSource | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? { sizeBytes: found.size, modifiedMs: Math.round(found.mtimeMs) } : null;
}

/** Whether a file is, by size and time, the one that was read before. */
export function isSameSource(a: ClipSource, b: ClipSource): boolean {
  return a.sizeBytes === b.sizeBytes && a.modifiedMs === b.modifiedMs;
}
