import { watch } from 'node:fs';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EngineClient } from '../../src/engine/process/client.ts';
import type { Move } from '../../src/moves/move.ts';
import { Failure } from '../../src/shared/failure.ts';
import { MoveTable } from '../../src/store/table.ts';
import { CLI, run, type Workspace } from '../sampleLibrary.ts';
import { startedBy } from './processTree.ts';
import { tinyClips } from './tinyClips.ts';

const ENGINE = join(import.meta.dirname, '../../dist/engine.js');
const EPOCH = '1700000000';

/** More than one commit of eight. */
const CLIPS = 9;
const KILLS_A_TARGET = 11;

/** What is killed: everything at once, one process of the run, or the engine that serves an editor. */
const TARGETS = ['group', 'engine', 'analysis', 'ffmpeg', 'served engine'] as const;
type Target = (typeof TARGETS)[number];

/** How a run ended. Killing an analysis process or ffmpeg fails one clip; the run itself goes on. */
interface Ended {
  readonly wasKilled: boolean;
  readonly output: string;
}

let workspace: Workspace;
let ffmpeg: string;
let unbroken: Buffer;
let wholeRows: ReadonlyMap<string, Move>;
let eventsOfARun: number;

/** The real ffmpeg, whose start shows as an event: a file in the workspace is written. */
async function announcedFfmpeg(): Promise<string> {
  const path = join(workspace.root, 'ffmpeg');
  const started = join(workspace.root, 'ffmpeg-started');
  await writeFile(path, `#!/bin/sh\necho $$ > '${started}'\nexec ffmpeg "$@"\n`);
  await chmod(path, 0o755);
  return path;
}

/** Calls `onEvent` for every file that changes in the workspace, and gives the function to be told of others. */
function watchEvents(onEvent: () => void) {
  const watcher = watch(workspace.root, { recursive: true }, onEvent);
  return { onEvent, close: () => watcher.close() };
}

async function rowsOf(database: string): Promise<Move[]> {
  try {
    const table = await MoveTable.open(database, { create: false });
    return await table.all().finally(() => table.close());
  } catch (error) {
    if (error instanceof Failure && error.code === 'library-missing') {
      return [];
    }
    throw error;
  }
}

/** A run of the command line in which, at the `at`th event, something is killed. */
async function killedRun(database: string, target: Target, at: number): Promise<Ended> {
  const child = execa(process.execPath, [CLI, 'generate', '--database', database, '--ffmpeg', ffmpeg], {
    cwd: workspace.root,
    detached: true,
    reject: false,
    env: { SOURCE_DATE_EPOCH: EPOCH },
  });
  let left = at;
  let wasKilled = false;
  const events = watchEvents(() => {
    left--;
    if (left <= 0 && !wasKilled) {
      wasKilled = kill(child.pid ?? 0, target);
    }
  });
  child.stderr.on('data', events.onEvent);
  const { stderr } = await child;
  events.close();
  return { wasKilled, output: stderr };
}

/** Whether there was something to kill. */
function kill(pid: number, target: Target): boolean {
  const program = target === 'ffmpeg' ? 'ffmpeg' : 'node';
  const victim =
    target === 'group'
      ? -pid
      : target === 'engine'
        ? pid
        : startedBy(pid).find((child) => child.program === program)?.pid;
  return victim !== undefined && process.kill(victim, 'SIGKILL');
}

/** A run of the engine that serves an editor, killed at the `at`th event. */
async function killedServedRun(client: EngineClient, pid: () => number, database: string, at: number) {
  let left = at;
  let wasKilled = false;
  const events = watchEvents(() => {
    left--;
    if (left <= 0 && !wasKilled) {
      wasKilled = true;
      process.kill(pid(), 'SIGKILL');
    }
  });
  const place = { root: workspace.root, database };
  const outcome = await client.engine
    .generate({ place, ffmpegPath: ffmpeg }, { onProgress: events.onEvent })
    .then(
      () => 'whole',
      (error: unknown) => (error instanceof Failure ? error.code : String(error)),
    );
  events.close();
  return { wasKilled: outcome !== 'whole', output: outcome };
}

async function expectWholeRows(database: string): Promise<void> {
  for (const row of await rowsOf(database)) {
    expect(row).toEqual(wholeRows.get(row.key));
  }
  const file = await readFile(workspace.embeddingsFile, 'utf8').catch(() => null);
  if (file !== null) {
    const { total_embeddings, embeddings } = JSON.parse(file);
    expect(embeddings).toHaveLength(total_embeddings);
  }
}

async function expectResumedLikeUnbroken(database: string): Promise<void> {
  const { exitCode, stderr } = await run(workspace, 'generate', '--database', database);
  expect(stderr).toContain(`${CLIPS} moves`);
  expect(exitCode).toBe(0);
  expect(await readFile(workspace.embeddingsFile)).toEqual(unbroken);
}

/** Where the runs of a target are killed: the same places in every run of this test. */
function moments(target: Target): number[] {
  const anywhere = fc.integer({ min: 1, max: Math.ceil(eventsOfARun * 0.7) });
  return fc.sample(anywhere, { seed: TARGETS.indexOf(target) + 1, numRuns: 3 * KILLS_A_TARGET });
}

describe.runIf(process.platform === 'linux')('a run in which something is killed at any moment', () => {
  beforeAll(async () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', EPOCH);
    workspace = await tinyClips(CLIPS);
    ffmpeg = await announcedFfmpeg();
    const database = join(workspace.root, 'unbroken');
    let events = 0;
    const watched = watchEvents(() => {
      events++;
    });
    await run(workspace, 'generate', '--database', database, '--ffmpeg', ffmpeg);
    watched.close();
    eventsOfARun = events;
    unbroken = await readFile(workspace.embeddingsFile);
    wholeRows = new Map((await rowsOf(database)).map((row) => [row.key, row]));
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await workspace.remove();
  });

  it.each(TARGETS)(
    'loses nothing and ends like an unbroken one: %s',
    { timeout: 300_000 },
    async (target) => {
      const database = join(workspace.root, `killed ${target}`);
      let pid = 0;
      const client = new EngineClient({ script: ENGINE, onStart: (started) => (pid = started ?? 0) });
      let kills = 0;
      for (const at of moments(target)) {
        const { wasKilled, output } =
          target === 'served engine'
            ? await killedServedRun(client, () => pid, database, at)
            : await killedRun(database, target, at);
        await expectWholeRows(database);
        kills += wasKilled ? 1 : 0;
        if (target === 'served engine') {
          expect(output).toBe(wasKilled ? 'engine-lost' : 'whole');
        } else if (target === 'analysis' || target === 'ffmpeg') {
          expect(output).toContain('moves');
        }
        if (kills === KILLS_A_TARGET) {
          break;
        }
        if (!wasKilled) {
          expect(await readFile(workspace.embeddingsFile)).toEqual(unbroken);
          await rm(database, { recursive: true });
          await rm(workspace.embeddingsFile);
        }
      }
      client.dispose();
      expect(kills).toBe(KILLS_A_TARGET);
      await expectResumedLikeUnbroken(database);
    },
  );
});
