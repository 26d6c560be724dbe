import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { FFMPEG } from './media/ffmpegHere.ts';

export const CLI = resolve('dist/cli.js');
const SAMPLES = resolve('samples');

export interface Workspace {
  readonly root: string;
  readonly clips: string;
  readonly annotations: string;
  readonly embeddingsFile: string;
  remove(): Promise<void>;
}

/** Keys of all the sample clips. */
export async function sampleKeys(): Promise<string[]> {
  const { clips }: AnnotationsFile = JSON.parse(await readFile(join(SAMPLES, 'annotations.json'), 'utf8'));
  return clips.map(({ video_path }) => video_path);
}

/**
 * A folder of its own with some of the sample clips and their annotations, as a user would keep them. Where a test is
 * not about what the clips show, their first `seconds` are enough, and quicker to analyse.
 */
export async function workspaceWith(keys: readonly string[], seconds?: number): Promise<Workspace> {
  const root = await mkdtemp(join(tmpdir(), 'moves '));
  const clips = join(root, 'clips');
  for (const key of keys) {
    await mkdir(dirname(join(clips, key)), { recursive: true });
    await (seconds === undefined
      ? cp(join(SAMPLES, 'clips', key), join(clips, key), { preserveTimestamps: true })
      : cutClip(key, seconds, join(clips, key)));
  }
  const annotations = join(root, 'annotations.json');
  const all: AnnotationsFile = JSON.parse(await readFile(join(SAMPLES, 'annotations.json'), 'utf8'));
  await writeFile(
    annotations,
    JSON.stringify({ ...all, clips: all.clips.filter((clip) => keys.includes(clip.video_path)) }),
  );
  return workspaceIn(root);
}

/** What a workspace in a folder consists of. */
export function workspaceIn(root: string): Workspace {
  return {
    root,
    clips: join(root, 'clips'),
    annotations: join(root, 'annotations.json'),
    embeddingsFile: join(root, 'move_embeddings.json'),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** A copy in a folder of its own of a workspace with all that is in it, such as a library that was made once. */
export async function copyOf({ root }: Workspace): Promise<Workspace> {
  const copy = await mkdtemp(join(tmpdir(), 'copied moves '));
  await cp(root, copy, { recursive: true, preserveTimestamps: true });
  return workspaceIn(copy);
}

/** Writes the first seconds of a sample clip. */
export async function cutClip(sample: string, seconds: number, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const source = join(SAMPLES, 'clips', sample);
  await execa(FFMPEG.ffmpeg, [
    ...['-v', 'error', '-y', '-t', `${seconds}`],
    ...['-i', source, '-c', 'copy', `file:${path}`],
  ]);
}

export interface AnnotationsFile {
  clips: { video_path: string; move_label: string; difficulty: string; energy_level: string }[];
}

/** Changes the annotations of a workspace in place. */
export async function editAnnotations(
  { annotations }: Workspace,
  edit: (file: AnnotationsFile) => void,
): Promise<void> {
  const file: AnnotationsFile = JSON.parse(await readFile(annotations, 'utf8'));
  edit(file);
  await writeFile(annotations, JSON.stringify(file));
}

/** Runs the command line in a workspace; every row gets the same time, so that files can be compared byte by byte. */
export function run({ root }: Workspace, ...programArguments: readonly string[]) {
  return execa(process.execPath, [CLI, ...programArguments], {
    cwd: root,
    reject: false,
    env: { SOURCE_DATE_EPOCH: '1700000000' },
  });
}

/** The document that a command prints with `--json`. */
export async function runJson<T>(workspace: Workspace, ...programArguments: readonly string[]): Promise<T> {
  const { stdout } = await run(workspace, ...programArguments, '--json');
  return JSON.parse(stdout);
}
