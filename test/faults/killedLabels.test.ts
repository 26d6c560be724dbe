import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

// Inside node_modules, so that the bundle finds the packages that stay outside it.
const program = `node_modules/.cache/labelClips-${process.pid}.cjs`;
const CLIPS = Array.from({ length: 50 }, (_, n) => `spin/clip ${n}.mp4`);
let root: string;

beforeAll(() =>
  build({
    entryPoints: ['test/faults/labelClips.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    define: { 'import.meta.dirname': '""' },
  }),
);
afterAll(() => rm(program, { force: true }));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'killed-labels-'));
  await mkdir(join(root, 'clips/spin'), { recursive: true });
  await Promise.all(CLIPS.map((clip) => writeFile(join(root, 'clips', clip), '')));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Labels clips until so many have been said to be, then kills; gives those that were said. */
async function labelUntil(count: number, clips: readonly string[]): Promise<string[]> {
  const child = execa('node', [program, root, ...clips], { reject: false });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === count) {
      child.kill('SIGKILL');
    }
  }
  await child;
  return said;
}

async function labels(): Promise<Map<string, string>> {
  const { clips }: { clips: { video_path: string; move_label: string }[] } = JSON.parse(
    await readFile(join(root, 'annotations.json'), 'utf8'),
  );
  return new Map(clips.map(({ video_path, move_label }) => [video_path, move_label]));
}

describe('labels', () => {
  it('that were said to be saved are there, whenever the process is killed', async () => {
    const saved: string[] = [];
    for (const count of [1, 13, 26]) {
      saved.push(...(await labelUntil(count, CLIPS.slice(saved.length))));
      const found = await labels();
      for (const clip of saved) {
        expect(found.get(clip)).toBe(`label of ${clip}`);
      }
    }
    expect(saved.length).toBeGreaterThanOrEqual(40);
  });

  it('of two processes on one file are all there', async () => {
    const [even, odd] = [0, 1].map((rest) => CLIPS.slice(0, 20).filter((_, n) => n % 2 === rest));
    await Promise.all([even, odd].map((clips) => labelUntil(CLIPS.length, clips)));
    expect((await labels()).size).toBe(20);
  });
});
