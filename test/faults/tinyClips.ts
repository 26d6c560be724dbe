import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import type { Workspace } from '../sampleLibrary.ts';

const SAMPLES = resolve('samples/clips');

const SOURCES = [
  'arm_styling/paseala.mp4',
  'basic/side_basic.mp4',
  'bodywaves/bodywave.mp4',
  'bolero/paseala.mp4',
  'hammerlock/hammerlock.mp4',
  'ladyturn/ladyturn_right.mp4',
];

/**
 * A folder with so many clips, the first two seconds of the sample clips: a run over them takes seconds, and
 * yet does all that a run does.
 */
export async function tinyClips(count: number): Promise<Workspace> {
  const root = await mkdtemp(join(tmpdir(), 'tiny moves '));
  const clips = join(root, 'clips');
  for (let i = 0; i < count; i++) {
    const source = SOURCES[i % SOURCES.length];
    await cutClip(source, 2.1 + i / 40, join(clips, source.replace('.mp4', `_${i}.mp4`)));
  }
  return {
    root,
    clips,
    annotations: join(root, 'annotations.json'),
    embeddingsFile: join(root, 'move_embeddings.json'),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Writes the first seconds of a sample clip. */
export async function cutClip(sample: string, seconds: number, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const source = join(SAMPLES, sample);
  await execa('ffmpeg', [
    ...['-v', 'error', '-y', '-t', `${seconds}`],
    ...['-i', source, '-c', 'copy', `file:${path}`],
  ]);
}
