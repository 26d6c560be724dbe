import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { Failure } from '../moves/failure.ts';
import { isRemoteDatabase } from './paths.ts';
import { storageFailure } from './storageFailure.ts';

/** A lock not renewed for so long belongs to a process that died. */
const STALE_MS = 10_000;

// Polls for about 40 s: longer than a stale lock lasts, and than any commit takes.
const RETRIES = { retries: 90, factor: 1.2, minTimeout: 40, maxTimeout: 500 };

/**
 * Runs one commit to a database while no other process commits to it. A database that is not a folder of this
 * machine has no lock: there LanceDB's own optimistic commits and the primary key must do.
 * @throws Failure `library-busy` where another process holds the lock for too long, `storage` where none can be made
 */
export async function withCommitLock<T>(database: string, commit: () => Promise<T>): Promise<T> {
  if (isRemoteDatabase(database)) {
    return commit();
  }
  const release = await acquire(database);
  try {
    return await commit();
  } finally {
    // A lock that was lost meanwhile cannot be released; what was committed stands all the same.
    await release().catch(() => undefined);
  }
}

async function acquire(database: string): Promise<() => Promise<void>> {
  try {
    return await lock(database, {
      lockfilePath: join(database, 'commit.lock'),
      realpath: false,
      stale: STALE_MS,
      retries: RETRIES,
      // Losing the lock to a process that thought this one dead is harmless: merges on the primary key keep one row
      // a clip even then.
      onCompromised: () => undefined,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOCKED') {
      throw new Failure('library-busy', `Another program is writing to the move library in ${database}.`, {
        remedy: 'Wait until it has finished, then run the command again.',
        cause: error,
      });
    }
    throw storageFailure(database, 'written', error);
  }
}
