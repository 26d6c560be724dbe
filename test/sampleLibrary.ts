import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

export const CLI = join(import.meta.dirname, '../dist/cli.js');
const SAMPLES = join(import.meta.dirname, '../samples');

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

/** A folder of its own with some of the sample clips and their annotations, as a user would keep them. */
export async function workspaceWith(keys: readonly string[]): Promise<Workspace> {
  const root = await mkdtemp(join(tmpdir(), 'moves '));
  const clips = join(root, 'clips');
  for (const key of keys) {
    await mkdir(dirname(join(clips, key)), { recursive: true });
    await cp(join(SAMPLES, 'clips', key), join(clips, key), { preserveTimestamps: true });
  }
  const annotations = join(root, 'annotations.json');
  const all: AnnotationsFile = JSON.parse(await readFile(join(SAMPLES, 'annotations.json'), 'utf8'));
  await writeFile(
    annotations,
    JSON.stringify({ ...all, clips: all.clips.filter((clip) => keys.includes(clip.video_path)) }),
  );
  return {
    root,
    clips,
    annotations,
    embeddingsFile: join(root, 'move_embeddings.json'),
    remove: () => rm(root, { recursive: true, force: true }),
  };
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
