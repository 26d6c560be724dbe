import { access, constants, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { storageFailure } from '../shared/storageFailure.ts';

/**
 * Finds out, without leaving anything behind, whether a file can be written or replaced: asked before long work, whose result
 * would have no place otherwise. What happens to the place meanwhile still counts when the file is written.
 * @param path absolute
 * @throws Failure `storage` naming the file and the reason
 */
export async function checkWritable(path: string): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    if ((await stat(target).catch(() => null))?.isDirectory()) {
      throw new Error('EISDIR');
    }
    const folder = dirname(target);
    if (!(await stat(folder)).isDirectory()) {
      throw new Error('ENOTDIR');
    }
    // It is replaced by a new file beside it.
    await access(folder, constants.W_OK);
  } catch (error) {
    throw storageFailure(path, 'written', error);
  }
}
