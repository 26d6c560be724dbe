// How fast dances become videos: npm run bench:render -- FOLDER SONG
// FOLDER is one with clips and a library that was generated of them. A dance to the song is planned and rendered as
// users do it; beside it stands what the bare encoder takes for the same picture on one thread.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { table } from '../src/cli/presenting/table.ts';
import { findFfmpeg } from '../src/media/ffmpeg/findFfmpeg.ts';
import { probeClip } from '../src/media/probe/probeClip.ts';
import { type RunCost, runMeasured } from './speed/runMeasured.ts';

const CLI = resolve('dist/cli.js');
const WAYS: readonly (readonly string[])[] = [[], ['--overlay'], ['--blend']];

async function main(): Promise<void> {
  const [folder, song] = process.argv.slice(2).map((path) => resolve(path));
  const temporary = await mkdtemp(join(tmpdir(), 'move-embeddings-bench-render-'));
  try {
    await compare(folder, song, temporary);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function compare(folder: string, song: string, temporary: string): Promise<void> {
  const plan = join(temporary, 'dance.choreography.json');
  const video = join(temporary, 'dance.mp4');
  const run = (...command: string[]) => runMeasured(command, { cwd: folder });
  await run(process.execPath, CLI, 'choreograph', song, '--out', plan);
  const rows: string[][] = [];
  for (const way of WAYS) {
    const cost = await run(process.execPath, CLI, 'render', plan, '--out', video, ...way);
    rows.push(rowOf(['render', ...way].join(' '), cost, await secondsOf(video)));
  }
  const { ffmpeg } = await findFfmpeg();
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-threads', '1'];
  const bare = await run(
    ...[ffmpeg, '-v', 'error', '-threads', '1', '-i', video, '-an'],
    ...[...codec, '-f', 'null', '-'],
  );
  rows.push(rowOf('bare encoder', bare, await secondsOf(video)));
  const load = loadavg()[0].toFixed(1);
  console.log(`${availableParallelism()} processors, load ${load}, 1280x720 at 30 frames in a second\n`);
  console.log(table(['', 'video', 'wall', 'processor', 'faster than real time'], rows));
}

async function secondsOf(video: string): Promise<number> {
  const probed = await probeClip(await findFfmpeg(), video);
  return probed.status === 'readable' ? (probed.probe.durationSeconds ?? 0) : 0;
}

function rowOf(name: string, { wallSeconds, cpuSeconds }: RunCost, videoSeconds: number): string[] {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  const speed = `${(videoSeconds / wallSeconds).toFixed(2)} times`;
  return [name, seconds(videoSeconds), seconds(wallSeconds), seconds(cpuSeconds), speed];
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
