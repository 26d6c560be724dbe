import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutClip, type Workspace, workspaceIn } from '../sampleLibrary.ts';

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
  return workspaceIn(root);
}
