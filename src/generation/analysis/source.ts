import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipKey } from '../../moves/clip.ts';
import type { ClipSource } from '../../moves/move.ts';

/** Size and time of a clip's file; null where there is no such file. */
export async function sourceOf(path: string): Promise<ClipSource | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? { sizeBytes: found.size, modifiedMs: Math.round(found.mtimeMs) } : null;
}

/** Names a folder among those of its disk; null where there is none. */
export async function folderIdOf(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found?.isDirectory() ? String(found.ino) : null;
}

/** The ids of the folders that a clip lies in, from the clip folder down, without the clip folder itself. */
export async function folderIdsOf(clipFolder: string, key: ClipKey): Promise<(string | null)[]> {
  const folders = key.split('/').slice(0, -1);
  return Promise.all(folders.map((_, i) => folderIdOf(join(clipFolder, ...folders.slice(0, i + 1)))));
}

/** Whether a file is, by size and time, the one that was read before. */
export function isSameSource(a: ClipSource, b: ClipSource): boolean {
  return a.sizeBytes === b.sizeBytes && a.modifiedMs === b.modifiedMs;
}
