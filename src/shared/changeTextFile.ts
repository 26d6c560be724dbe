import { readFile } from 'node:fs/promises';
import { Failure } from './failure.ts';
import { acquireLock, LockNotHad } from './processLock.ts';
import { storageFailure } from './storageFailure.ts';
import { decodeText, encodeLike } from './textFile.ts';
import { writeAtomically } from './writeAtomically.ts';

/** Longer than any edit takes. */
const WAIT_MS = 30_000;

/** What a file is to become, and what its change answers. */
export interface Change<T> {
  /** Null where there is still to be none. */
  readonly text: string | null;
  readonly answer: T;
}

/**
 * Changes a text file, which keeps its encoding and appears whole or not at all. Other processes that do so wait;
 * where another program has changed the file since it was read, it is read and changed again.
 * @param change given the file's text, null where there is no file; nothing is written where the text stays as it is
 * @throws Failure `storage`, `library-busy` where another process changes it for too long, and what `change` throws
 */
export async function changeTextFile<T>(
  path: string,
  change: (text: string | null) => Promise<Change<T>>,
): Promise<T> {
  const release = await acquireLock(`${path}.lock`, { waitMs: WAIT_MS }).catch((error: unknown) => {
    throw error instanceof LockNotHad
      ? new Failure('library-busy', `Another program is changing ${path}.`, {
          remedy: 'Wait until it has finished, then try again.',
          cause: error,
        })
      : storageFailure(path, 'written', error);
  });
  try {
    for (;;) {
      const before = await bytesOf(path);
      const found = before && decodeText(before);
      const { text, answer } = await change(found);
      if (text === null || text === found) {
        return answer;
      }
      if (isSame(before, await bytesOf(path))) {
        await writeAtomically(path, [before ? encodeLike(text, before) : Buffer.from(text)]);
        return answer;
      }
    }
  } catch (error) {
    throw error instanceof Failure ? error : storageFailure(path, 'written', error);
  } finally {
    await release();
  }
}

/** The text of a file; null where there is none. @throws Failure `storage` */
export async function textOf(path: string): Promise<string | null> {
  const bytes = await bytesOf(path);
  return bytes && decodeText(bytes);
}

async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return null;
    }
    throw storageFailure(path, 'read', error);
  }
}

function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
