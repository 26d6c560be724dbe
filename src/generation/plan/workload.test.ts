import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clipKey } from '../../../test/library/moveBuilder.ts';
import type { CatalogueClip } from '../../clips/catalogue.ts';
import { Pace } from '../pace.ts';
import { workloadOf } from './workload.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workload-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A clip of so many bytes. */
async function clipOf(name: string, bytes: number): Promise<CatalogueClip> {
  const path = join(folder, name);
  await writeFile(path, Buffer.alloc(bytes));
  return { key: clipKey(name), path, annotation: null };
}

const namesOf = (workload: ReadonlyMap<CatalogueClip, number>) =>
  Array.from(workload.keys(), ({ key }) => key);

it('has the smallest clip first, then the largest, and what is of one size in its order', async () => {
  const sizes = Object.entries({ 'a.mp4': 30, 'b.mp4': 10, 'c.mp4': 50, 'd.mp4': 20, 'e.mp4': 20 });
  const clips = await Promise.all(sizes.map(([name, bytes]) => clipOf(name, bytes)));
  expect(namesOf(await workloadOf(clips))).toEqual(['b.mp4', 'c.mp4', 'a.mp4', 'd.mp4', 'e.mp4']);
});

it('holds every clip once, also such as are gone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(20)), async (numbers) => {
      const clips = numbers.map((n) => ({
        key: clipKey(`${n}.mp4`),
        path: join(folder, `${n}`),
        annotation: null,
      }));
      const workload = await workloadOf(clips);
      expect(namesOf(workload).sort()).toEqual(clips.map(({ key }) => key).sort());
    }),
  );
});

it('tells the time that is left by the size of what is done', async () => {
  const clips = await Promise.all([clipOf('small.mp4', 100), clipOf('large.mp4', 300)]);
  const clock = vi.spyOn(performance, 'now').mockReturnValue(5_000);
  const pace = new Pace(await workloadOf(clips));
  clock.mockReturnValue(7_000);
  pace.started(clipKey('small.mp4'));
  expect(pace.secondsLeft()).toBeNull();
  pace.done(clipKey('small.mp4'));
  expect(pace.secondsLeft()).toBe(6);
  pace.started(clipKey('large.mp4'));
  expect(pace.secondsLeft()).toBeCloseTo(1.2, 9);
  pace.done(clipKey('large.mp4'));
  expect(pace.secondsLeft()).toBe(0);
  clock.mockRestore();
});
