import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { ClipKey } from '../src/moves/clip.ts';

/** A library of the sample clips that the program as it is built has made, for tests that only read. */
export interface BuiltLibrary {
  /** Its folder, with the clips in it. */
  readonly root: string;
  readonly failed: readonly { readonly key: ClipKey; readonly reason: string }[];
}

const SHELF = 'node_modules/.cache/sample-library';
const BUNDLES = ['dist/cli.js', 'dist/analysis.js'];

/** A name that would do harm on a page that took it for markup; the clip is a copy of another. */
const HOSTILE_CLIP = 'arm_styling/<img src=x onerror=alert(1)>.mp4';
/** Ends in the middle of its pictures. */
const CUT_OFF_CLIP = 'spin/cut_off.mp4';
/** Put there after the library was made. */
const ADDED_CLIP = 'basic/added.mp4';

/**
 * The library, made by `generate` where the one that lies on the shelf is of another program or other clips. It takes
 * the better part of a minute then.
 */
export async function builtLibrary(): Promise<BuiltLibrary> {
  const root = join(process.cwd(), SHELF, (await fingerprint()).slice(0, 16));
  if (!(await exists(root))) {
    await build(root);
  }
  const failed = JSON.parse(await readFile(join(root, 'failed.json'), 'utf8'));
  return { root, failed };
}

async function build(root: string): Promise<void> {
  await removeOld();
  const draft = `${root}-${process.pid}`;
  const clips = join(draft, 'clips');
  await mkdir(draft, { recursive: true });
  await cp('samples/clips', clips, { recursive: true, preserveTimestamps: true });
  await cp('samples/annotations.json', join(draft, 'annotations.json'));
  await cp(join(clips, 'arm_styling/paseala.mp4'), join(clips, HOSTILE_CLIP));
  const whole = await readFile(join(clips, 'spin/double_spin.mp4'));
  await writeFile(join(clips, CUT_OFF_CLIP), whole.subarray(0, 2_000));
  const program = [join(process.cwd(), 'dist/cli.js'), 'generate', 'clips', '--json'];
  const { stdout } = await execa(process.execPath, program, { cwd: draft, reject: false });
  const { failed }: { failed: { clip_key: string; reason: string }[] } = JSON.parse(stdout);
  const told = failed.map(({ clip_key, reason }) => ({ key: clip_key, reason }));
  await writeFile(join(draft, 'failed.json'), JSON.stringify(told));
  await cp(join(clips, 'basic/slow_basic.mp4'), join(clips, ADDED_CLIP));
  // Where another run was faster, its library is as good.
  await rename(draft, root).catch(() => rm(draft, { recursive: true, force: true }));
}

const A_DAY_MS = 24 * 60 * 60 * 1_000;

/** Libraries of programs that are no longer built; younger ones may be in use. */
async function removeOld(): Promise<void> {
  const names = await readdir(SHELF).catch(() => []);
  for (const path of names.map((name) => join(SHELF, name))) {
    if (Date.now() - (await stat(path)).mtimeMs > A_DAY_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/** Of everything that the library comes from. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const clips = await readdir('samples/clips', { recursive: true, withFileTypes: true });
  const files = clips.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...BUNDLES, 'samples/annotations.json', 'test/builtLibrary.ts', ...files.sort()]) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex');
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
