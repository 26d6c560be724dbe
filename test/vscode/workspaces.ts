import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { type Workspace, workspaceWith } from '../sampleLibrary.ts';

export const KEYS = ['arm_styling/paseala.mp4', 'bolero/paseala.mp4', 'intros/invitation.mp4'];

export interface SeveralRoots {
  readonly workspaceFile: string;
  /** The folder with clips in it. */
  readonly moves: Workspace;
  remove(): Promise<void>;
}

/**
 * A workspace of four folders: `moves` with clips and a song, `second` with clips, `empty`, and `broken` whose annotations cannot be read.
 */
export async function severalRoots(): Promise<SeveralRoots> {
  const moves = await workspaceWith(KEYS);
  await makeSong(join(moves.clips, 'bolero/paseala.mp4'), join(moves.root, 'song.wav'));
  const second = await workspaceWith(KEYS.slice(-1));
  const beside = `${moves.root}-beside`;
  const empty = join(beside, 'empty');
  const broken = join(beside, 'broken');
  await mkdir(empty, { recursive: true });
  await cp(moves.clips, join(broken, 'clips'), { recursive: true });
  await writeFile(join(broken, 'annotations.json'), '{"clips": [{"video_path": "intros/invitation.mp4",');
  const workspaceFile = join(beside, 'moves.code-workspace');
  const folders = [
    { name: 'moves', path: moves.root },
    { name: 'empty', path: empty },
    { name: 'broken', path: broken },
    { name: 'second', path: second.root },
  ];
  await writeFile(workspaceFile, JSON.stringify({ folders }));
  const remove = async () => {
    await rm(beside, { recursive: true, force: true });
    await moves.remove();
    await second.remove();
  };
  return { workspaceFile, moves, remove };
}

/** A song of half a minute out of a clip's music. */
async function makeSong(clip: string, song: string): Promise<void> {
  const { ffmpeg } = await findFfmpeg();
  const sound = ['-stream_loop', '9', '-i', clip, '-vn', '-t', '30', '-c:a', 'pcm_s16le'];
  await execa(ffmpeg, ['-v', 'error', ...sound, song]);
}
