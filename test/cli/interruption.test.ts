import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, run, runJson, type Workspace, workspaceWith } from '../sampleLibrary.ts';

const KEYS = [
  'arm_styling/paseala.mp4',
  'basic/side_basic.mp4',
  'bolero/paseala.mp4',
  'bodywaves/bodywave.mp4',
  'intros/invitation.mp4',
];

/** A run in a process group of its own, so that everything it started can be killed with it. */
function startRun({ root }: Workspace, database: string) {
  return execa(process.execPath, [CLI, 'generate', '--jobs', '1', '--database', database], {
    cwd: root,
    detached: true,
    reject: false,
    env: { SOURCE_DATE_EPOCH: '1700000000' },
  });
}

/** Settles when the run says that it has embedded its `count`th clip; rejects if it ends before. */
function embedded(started: ReturnType<typeof startRun>, count: number): Promise<void> {
  let printed = '';
  return new Promise((resolve, reject) => {
    started.stderr.on('data', (text) => {
      printed += text;
      if (printed.includes(`${count}/${KEYS.length} embedded`)) {
        resolve();
      }
    });
    started.stderr.once('end', () => reject(new Error(printed)));
  });
}

describe('a run that is broken off', () => {
  let workspace: Workspace;
  let unbroken: Buffer;

  beforeAll(async () => {
    workspace = await workspaceWith(KEYS, 2.5);
    await run(workspace, 'generate', '--database', join(workspace.root, 'unbroken'));
    unbroken = await readFile(workspace.embeddingsFile);
  });

  afterAll(() => workspace.remove());

  it('keeps what is done when it is interrupted, and says so with exit code 130', async () => {
    const database = join(workspace.root, 'interrupted');
    const started = startRun(workspace, database);
    await embedded(started, 2);
    started.kill('SIGINT');
    const { exitCode, stderr } = await started;
    expect(exitCode).toBe(130);
    expect(stderr).toContain('Stopped; what was done is kept');
    const { total } = await runJson<{ total: number }>(workspace, 'stats', '--database', database);
    expect(total).toBeGreaterThanOrEqual(2);
    expect(total).toBeLessThan(KEYS.length);
  });

  it('ends with the same bytes as an unbroken run when it is killed and run again', async () => {
    const database = join(workspace.root, 'killed');
    const started = startRun(workspace, database);
    await embedded(started, 2);
    process.kill(-(started.pid ?? 0), 'SIGKILL');
    await started;
    const { exitCode } = await run(workspace, 'generate', '--database', database);
    expect(exitCode).toBe(0);
    expect(await readFile(workspace.embeddingsFile)).toEqual(unbroken);
  });
});
