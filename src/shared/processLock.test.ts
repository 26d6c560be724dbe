import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acquireLock, LockNotHad } from './processLock.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-lock-'));
  path = join(folder, 'work.lock');
});

afterEach(() => rm(folder, { recursive: true }));

async function leaveLockOf(pid: number): Promise<void> {
  await mkdir(path);
  await writeFile(`${path}.owner`, JSON.stringify({ pid, host: hostname() }));
}

it('is held by one at a time', async () => {
  const release = await acquireLock(path);
  const order: string[] = [];
  let second: Promise<unknown> = Promise.resolve();
  await new Promise<void>((waits) => {
    second = acquireLock(path, { onWait: waits }).then(async (releaseSecond) => {
      order.push('second');
      await releaseSecond();
    });
  });
  await expect(acquireLock(path, { waitMs: 0 })).rejects.toThrow(LockNotHad);
  order.push('first lets go');
  await release();
  await second;
  expect(order).toEqual(['first lets go', 'second']);
});

it('takes over the lock of a process that was killed without waiting for it to go stale', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await leaveLockOf(pid);
  const release = await acquireLock(path, { waitMs: 0 });
  await release();
});

it('leaves the lock of a process that runs', async () => {
  await leaveLockOf(process.pid);
  await expect(acquireLock(path, { waitMs: 0 })).rejects.toThrow(LockNotHad);
});

it('stops waiting when told to', async () => {
  await leaveLockOf(process.pid);
  const abort = new AbortController();
  const waiting = acquireLock(path, { signal: abort.signal, onWait: () => abort.abort() });
  await expect(waiting).rejects.toThrow(LockNotHad);
});

it('survives an owner file that is not one', async () => {
  await mkdir(path);
  await writeFile(`${path}.owner`, '{"pid":');
  await expect(acquireLock(path, { waitMs: 0 })).rejects.toThrow(LockNotHad);
});

it('keeps two locks of one folder apart', async () => {
  const other = join(folder, 'other.lock');
  const release = await acquireLock(path);
  const releaseOther = await acquireLock(other);
  await releaseOther();
  await expect(acquireLock(path, { waitMs: 0 })).rejects.toThrow(LockNotHad);
  await release();
});
