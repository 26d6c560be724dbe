import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { startChild } from '../../src/rpc/childProcess.ts';
import { Failure, messageOf } from '../../src/shared/failure.ts';
import { RUN_JOB, type StageJob } from './stageJob.ts';

/** A program that works in child processes, and what tells its code from any other. */
export interface Stage {
  readonly script: string;
  readonly codeHash: string;
}

export interface FailedJob {
  readonly key: string;
  readonly reason: string;
}

/** Two keep two cores busy: decoding and network run on one thread each. */
const PROCESSES = 2;
/** Inside node_modules, so that the bundle finds the packages that stay outside it. */
const BUNDLES = 'node_modules/.cache/bench-quality';

/** Bundles a stage's program. Its hash covers every file of the project that the program imports. */
export async function openStage(entry: string): Promise<Stage> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    // Without comments and the files' paths in them, which change nothing that is computed.
    minifyWhitespace: true,
    write: false,
    logLevel: 'warning',
  });
  const codeHash = createHash('sha256').update(outputFiles[0].contents).digest('hex');
  const script = resolve(join(BUNDLES, `${codeHash.slice(0, 16)}.cjs`));
  await mkdir(BUNDLES, { recursive: true });
  await writeFile(script, outputFiles[0].contents);
  return { script, codeHash };
}

/** Runs the jobs whose results are not kept yet, two at a time, and gives those that failed, sorted by key. */
export async function runStage(
  { script }: Stage,
  jobs: readonly StageJob[],
  onProgress: (done: number, of: number, key: string) => void,
): Promise<readonly FailedJob[]> {
  const open = jobs.filter(({ writes }) => !writes.every((file) => existsSync(file)));
  const queue = open[Symbol.iterator]();
  const failed: FailedJob[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    let child = startChild(script, (line) => console.error(line));
    for (const { key, request } of queue) {
      try {
        await child.request(RUN_JOB, request);
      } catch (error) {
        if (error instanceof Failure && error.code === 'no-ffmpeg') {
          throw error;
        }
        failed.push({ key, reason: messageOf(error) });
        if (!child.isAlive()) {
          child = startChild(script, (line) => console.error(line));
        }
      }
      done++;
      onProgress(done, open.length, key);
    }
    child.release();
  };
  await Promise.all(Array.from({ length: Math.min(PROCESSES, open.length) }, work));
  return failed.sort((a, b) => (a.key < b.key ? -1 : 1));
}
