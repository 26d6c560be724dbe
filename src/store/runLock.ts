import { join } from 'node:path';
import { Failure } from '../shared/failure.ts';
import { isRemoteDatabase } from '../shared/paths.ts';
import { acquireLock, LockNotHad, type LockOptions } from '../shared/processLock.ts';
import { storageFailure } from '../shared/storageFailure.ts';

/**
 * Runs `work` while no other process of this machine generates the same part of a library: a second run waits, and
 * then finds little left to do. Runs of different parts go side by side. A remote database has no such lock.
 * @param part names the part, such as `1-of-4`
 * @throws Failure `cancelled` while waiting, `storage` where no lock can be made
 */
export async function withRunLock<T>(
  database: string,
  part: string,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (isRemoteDatabase(database)) {
    return work();
  }
  const release = await acquireLock(join(database, `generate-${part}.lock`), options).catch(
    (error: unknown) => {
      throw error instanceof LockNotHad
        ? new Failure('cancelled', 'Stopped while waiting for another run on the same library.')
        : storageFailure(database, 'written', error);
    },
  );
  try {
    return await work();
  } finally {
    await release();
  }
}
