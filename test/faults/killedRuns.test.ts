import { watch } from 'node:fs';
import { chmod, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EngineClient } from '../../src/engine/process/client.ts';
import type { Move } from '../../src/moves/move.ts';
import { Failure } from '../../src/shared/failure.ts';
import { MoveTable } from '../../src/store/table.ts';
import { FFMPEG } from '../media/ffmpegHere.ts';
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

/** Killing one of these fails one clip; the run itself goes on, and more of them can be killed. */
const OUTLIVED: readonly Target[] = ['analysis', 'ffmpeg'];

/** How a run ended. */
interface Ended {
  readonly kills: number;
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
  await writeFile(path, `#!/bin/sh\necho $$ > '${started}'\nexec '${FFMPEG.ffmpeg}' "$@"\n`);
  await chmod(path, 0o755);
  await symlink(FFMPEG.ffprobe, join(workspace.root, 'ffprobe'));
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

/** A run of the command line in which something is killed, each time after so many events. */
async function killedRun(database: string, target: Target, waits: readonly number[]): Promise<Ended> {
  const child = execa(process.execPath, [CLI, 'generate', '--database', database, '--ffmpeg', ffmpeg], {
    cwd: workspace.root,
    detached: true,
    reject: false,
    env: { SOURCE_DATE_EPOCH: EPOCH },
  });
  let kills = 0;
  let waited = 0;
  const events = watchEvents(() => {
    waited++;
    if (kills < waits.length && waited >= waits[kills] && kill(child.pid ?? 0, target)) {
      kills++;
      waited = 0;
    }
  });
  child.stderr.on('data', events.onEvent);
  const { stderr } = await child;
  events.close();
  return { kills, output: stderr };
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

/** A run of the engine that serves an editor, killed after so many events. */
async function killedServedRun(
  client: EngineClient,
  pid: () => number,
  database: string,
  wait: number,
): Promise<Ended> {
  let waited = 0;
  const events = watchEvents(() => {
    waited++;
    if (waited === wait) {
      process.kill(pid(), 'SIGKILL');
    }
  });
  const place = { root: workspace.root, database };
  const output = await client.engine
    .generate({ place, ffmpegPath: ffmpeg }, { onProgress: events.onEvent })
    .then(
      () => 'whole',
      (error: unknown) => (error instanceof Failure ? error.code : String(error)),
    );
  events.close();
  return { kills: output === 'whole' ? 0 : 1, output };
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

/** How many events go by before each kill of a target: the same numbers in every run of this test. */
function waitsOf(target: Target): number[] {
  const most = Math.ceil(eventsOfARun * (OUTLIVED.includes(target) ? 0.25 : 0.7));
  const seed = TARGETS.indexOf(target) + 1;
  return fc.sample(fc.integer({ min: 1, max: most }), { seed, numRuns: 3 * KILLS_A_TARGET });
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
      const waits = waitsOf(target);
      while (kills < KILLS_A_TARGET && waits.length > 0) {
        const next = waits.slice(0, OUTLIVED.includes(target) ? KILLS_A_TARGET - kills : 1);
        const ended =
          target === 'served engine'
            ? await killedServedRun(client, () => pid, database, next[0])
            : await killedRun(database, target, next);
        await expectWholeRows(database);
        kills += ended.kills;
        waits.splice(0, Math.max(1, ended.kills));
        if (target === 'served engine') {
          expect(ended.output).toBe(ended.kills > 0 ? 'engine-lost' : 'whole');
        } else if (OUTLIVED.includes(target)) {
          expect(ended.output).toContain('moves');
        }
        if (ended.kills === 0) {
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
