import { join } from 'node:path';
import { Failure } from '../shared/failure.ts';
import { isRemoteDatabase } from '../shared/paths.ts';
import { acquireLock, LockNotHad } from '../shared/processLock.ts';
import { storageFailure } from '../shared/storageFailure.ts';

/** Longer than any commit takes. */
const WAIT_MS = 60_000;

/**
 * Runs one commit to a database while no other process commits to it. A database that is not a folder of this
 * machine has no lock: there LanceDB's own optimistic commits and the primary key must do.
 * @throws Failure `library-busy` where another process holds the lock for too long, `storage` where none can be made
 */
export async function withCommitLock<T>(database: string, commit: () => Promise<T>): Promise<T> {
  if (isRemoteDatabase(database)) {
    return commit();
  }
  const release = await acquireLock(join(database, 'commit.lock'), { waitMs: WAIT_MS }).catch(
    (error: unknown) => {
      throw error instanceof LockNotHad
        ? new Failure('library-busy', `Another program is writing to the move library in ${database}.`, {
            remedy: 'Wait until it has finished, then run the command again.',
            cause: error,
          })
        : storageFailure(database, 'written', error);
    },
  );
  try {
    return await commit();
  } finally {
    await release();
  }
}
