import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk of its own, in memory. */
export interface SmallDisk {
  readonly path: string;
  readonly makeReadOnly: () => void;
  readonly makeWritable: () => void;
  /** Takes the disk away, also from under programs that use it; the empty folder it was seen in stays. */
  readonly takeAway: () => void;
}

/** Mounts a small disk on a folder, which is made where it is not there. Needs root on Linux. */
export function mountDisk(path: string, megabytes: number): SmallDisk {
  mkdirSync(path, { recursive: true });
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'small-disk', path);
  return {
    path,
    makeReadOnly: () => mount('-o', 'remount,ro', path),
    makeWritable: () => mount('-o', 'remount,rw', path),
    takeAway: () => void execFileSync('umount', ['-l', path], { stdio: 'ignore' }),
  };
}

/** Whether disks can be mounted here, tried with one. */
export function canMount(): boolean {
  if (process.platform !== 'linux') {
    return false;
  }
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  try {
    mountDisk(folder, 1).takeAway();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function mount(...options: string[]): void {
  execFileSync('mount', options, { stdio: 'ignore' });
}
