import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { z } from 'zod';

export interface LockOptions {
  /** Called once if another process holds the lock. */
  readonly onWait?: (() => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for the other; for ever by default. */
  readonly waitMs?: number;
}

/** The lock was not had: another process held it for the whole wait, or the signal aborted. */
export class LockNotHad extends Error {
  override readonly name = 'LockNotHad';
}

/** A lock not renewed for so long belongs to a process that died, whatever its owner file says. */
const STALE_MS = 10_000;
const POLL_MS = 100;

const ownerSchema = z.object({ pid: z.int().positive(), host: z.string() });

/**
 * Acquires the lock at `path`, waiting for the process that holds it. The lock of a process of this machine that was
 * killed is taken over at once.
 * @returns the function that lets the lock go
 * @throws LockNotHad, or the file system's error where no lock can be made there
 */
export async function acquireLock(path: string, options: LockOptions = {}): Promise<() => Promise<void>> {
  const startedAt = performance.now();
  let isTold = false;
  for (;;) {
    const release = await tryLock(path);
    if (release) {
      return release;
    }
    if (await breakDeadLock(path)) {
      continue;
    }
    if (!isTold) {
      isTold = true;
      options.onWait?.();
    }
    if (performance.now() - startedAt > (options.waitMs ?? Number.POSITIVE_INFINITY)) {
      throw new LockNotHad(`Another process holds ${path}.`);
    }
    await delay(POLL_MS, undefined, { ...(options.signal && { signal: options.signal }) }).catch(() => {
      throw new LockNotHad(`Waiting for ${path} was given up.`);
    });
  }
}

async function tryLock(path: string): Promise<(() => Promise<void>) | null> {
  let release: () => Promise<void>;
  try {
    // Its locks are told apart by the first argument, even where the lock file has a path of its own.
    release = await lock(path, {
      lockfilePath: path,
      realpath: false,
      stale: STALE_MS,
      // A lock that another process took over, thinking this one dead, protects less; merges on the primary key keep
      // one row a clip even then.
      onCompromised: () => undefined,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOCKED') {
      return null;
    }
    throw error;
  }
  await writeFile(ownerPath(path), JSON.stringify({ pid: process.pid, host: hostname() }));
  return async () => {
    await rm(ownerPath(path), { force: true });
    // A lock that was taken over meanwhile cannot be released; what was done under it stands.
    await release().catch(() => undefined);
  };
}

/** Removes the lock of a dead process. Renaming the owner file makes sure that only one process does. */
async function breakDeadLock(path: string): Promise<boolean> {
  const owner = await readOwner(path);
  if (!owner || owner.host !== hostname() || isRunning(owner.pid)) {
    return false;
  }
  const claimed = `${ownerPath(path)}.${process.pid}`;
  const isOurs = await rename(ownerPath(path), claimed).then(
    () => true,
    () => false,
  );
  if (isOurs) {
    await rm(path, { recursive: true, force: true });
    await rm(claimed, { force: true });
  }
  return isOurs;
}

async function readOwner(path: string): Promise<z.infer<typeof ownerSchema> | null> {
  const text = await readFile(ownerPath(path), 'utf8').catch(() => '');
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    // Missing or half-written: the owner is just taking or letting go of the lock.
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function ownerPath(path: string): string {
  return `${path}.owner`;
}
