import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from './failure.ts';
import { isWithin } from './paths.ts';

/** A folder in the making. */
export interface FolderDraft {
  /** Writes to the end of a file, which is made with its folders where it is not there yet. */
  append(name: string, piece: string): Promise<void>;
}

/**
 * Makes a folder of files. It appears whole or not at all, and only where nothing is: whatever lies in a folder may be
 * somebody's work.
 * @throws Failure `storage` where a file, or a folder that is not empty, has the name; and what `fill` throws
 */
export async function writeFolderAtomically(
  path: string,
  fill: (draft: FolderDraft) => Promise<void>,
): Promise<void> {
  await checkFree(path);
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await mkdir(unfinished);
    await fill({
      append: async (name, piece) => {
        const file = join(unfinished, name);
        if (!isWithin(unfinished, file)) {
          throw new Error(`${name} leaves its folder`);
        }
        await mkdir(dirname(file), { recursive: true });
        await appendFile(file, piece);
      },
    });
    await checkFree(path);
    await rmdir(path).catch(() => undefined);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function checkFree(path: string): Promise<void> {
  const files = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  });
  if (files.length > 0) {
    throw new Failure('storage', `The folder ${path} is not empty.`, {
      remedy: 'Name a folder that is not there yet. What is in this one was left as it is.',
    });
  }
}
