import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { move, unitVector, vectorAt } from '../../../test/library/moveBuilder.ts';
import { DIMENSIONS } from '../../moves/modality.ts';
import { defaultDatabase } from '../../shared/paths.ts';
import { MoveTable } from '../../store/table.ts';
import { toolsIn } from '../engineTools.ts';
import { type LocalEngine, localEngine } from '../localEngine.ts';

let root: string;
let engine: LocalEngine;

/** A move near the middle of a group, to music of its own. */
function near(group: number, key: string, seed: number, parts: Parameters<typeof move>[1]) {
  const pose = vectorAt(0.9, unitVector(DIMENSIONS.pose, group), group * 100 + seed);
  const audio = unitVector(DIMENSIONS.audio, group * 100 + seed);
  return move(key, { ...parts, vectors: { pose, audio } });
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'suggest-'));
  const table = await MoveTable.open(defaultDatabase(root), { create: true });
  await table.upsert([
    ...[1, 2, 3, 4, 5, 6].map((seed) =>
      near(1, `turns/${seed}.mp4`, seed, { label: 'turn', difficulty: 'low' }),
    ),
    ...[1, 2, 3, 4, 5, 6].map((seed) =>
      near(2, `basics/${seed}.mp4`, seed, { label: 'basic', difficulty: 'low' }),
    ),
    near(1, 'new/a.mp4', 8, { unlabelled: true }),
    near(2, 'new/b.mp4', 8, { unlabelled: true }),
    near(3, 'new/c.mp4', 8, { unlabelled: true }),
  ]);
  table.close();
  engine = localEngine(toolsIn(root, () => undefined));
});

afterAll(async () => {
  engine.close();
  await rm(root, { recursive: true });
});

describe('suggestions of the engine', () => {
  it('are about the moves that are asked about, and only what people say', async () => {
    const suggested = await engine.suggestLabels({ place: { root }, clips: ['new/a.mp4', 'turns/1.mp4'] });
    expect(suggested.map(({ key, field, value }) => [key, field, value])).toEqual([
      ['new/a.mp4', 'label', 'turn'],
      ['new/a.mp4', 'difficulty', 'beginner'],
      ['new/a.mp4', 'energy', 'medium'],
    ]);
  });

  it('put first what nothing that is labelled is like', async () => {
    expect(await engine.labelNext({ place: { root }, k: 1 })).toEqual(['new/c.mp4']);
  });
});
