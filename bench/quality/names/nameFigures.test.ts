import { expect, it } from 'vitest';
import { move, unitVector, vectorAt } from '../../../test/library/moveBuilder.ts';
import { nameFigures } from './nameFigures.ts';

const spin = unitVector(512, 1);
const moves = [
  move('spin/spin.mp4', { vectors: { pose: spin } }),
  move('basic/spin_2.mp4', { vectors: { pose: vectorAt(0.9, spin, 2) } }),
  ...[3, 4, 5, 6, 7, 8].map((seed) =>
    move(`basic/basic${seed}.mp4`, { seed, vectors: { pose: unitVector(512, seed) } }),
  ),
];

const figuresOf = (isSameSong: (key: string, other: string) => boolean) =>
  new Map(nameFigures(moves, isSameSong).map(({ id, byClip }) => [id, byClip]));

it('says whether a clip finds its twin, and how much of what its name says comes first', () => {
  const figures = figuresOf(() => false);
  for (const ranker of ['similar', 'movement', 'pose']) {
    expect(figures.get(`names.${ranker}.twin`)).toMatchObject({ 'spin/spin.mp4': 1, 'basic/spin_2.mp4': 1 });
    expect(figures.get(`names.${ranker}.ndcg`)?.['spin/spin.mp4']).toBeCloseTo(1);
  }
});

it('counts the clips of the same song only where songs are known, and leaves them out where others are asked for', () => {
  expect([...figuresOf(() => false).keys()].filter((id) => /ongs?\b/.test(id))).toEqual([]);
  const figures = figuresOf((key, other) => /spin/.test(key) && /spin/.test(other));
  expect(figures.get('names.movement.sameSong')?.['spin/spin.mp4']).toBe(0.2);
  expect(figures.get('names.movement.otherSongs.ndcg')).not.toHaveProperty('spin/spin.mp4');
});
