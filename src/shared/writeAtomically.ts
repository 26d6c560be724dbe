import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';

/**
 * Writes a file of any length piece by piece. It appears whole or not at all; one that was there before keeps its
 * permissions, and a link to it stays one.
 */
export async function writeAtomically(
  path: string,
  pieces: AsyncIterable<string | Uint8Array> | readonly Uint8Array[],
): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const before = await stat(target).catch(() => null);
  const unfinished = `${target}.${randomUUID()}`;
  try {
    const file = await open(unfinished, 'wx', before?.mode);
    try {
      for await (const piece of pieces) {
        await file.writeFile(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
