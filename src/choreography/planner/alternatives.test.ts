import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanRequest } from '../plan/choreography.ts';
import { rankAlternatives } from './alternatives.ts';
import { planDance } from './planDance.ts';
import { DEFAULT_PLANNER_WEIGHTS as weights } from './planParts.ts';
import { ANYTHING, plannerMove, plannerMoves, song } from './testDance.ts';

const moves = plannerMoves(14);
const heard = song(64);

/** What could stand in the place of a block of a dance, which the rest of the request follows. */
function alternatives(request: PlanRequest, block: number, library = moves) {
  const { blocks, compromises, span } = planDance({
    ...{ song: heard, moves: library, weights, locked: [] },
    request: { ...ANYTHING, seed: request.seed },
  });
  const plan = {
    ...{ version: 1 as const, name: 'dance', clipFolder: 'clips', fadeInSeconds: 0, fadeOutSeconds: 0 },
    ...{ song: { path: 'song.mp3', ...heard.facts }, request },
    ...{ blocks: [...blocks], compromises: [...compromises] },
  };
  return rankAlternatives({
    song: heard,
    moves: library,
    plan,
    span,
    clip: null,
    block: block % blocks.length,
    weights,
  });
}

describe('the moves that could stand in the place of a block', () => {
  it('are never those that the request excludes, and come most fitting first', () => {
    const names = [
      ...new Set(moves.map(({ metadata }) => metadata.category)),
      ...moves.map(({ key }) => key),
    ];
    fc.assert(
      fc.property(fc.subarray(names), fc.nat(20), fc.nat(9), (excluded, block, seed) => {
        const others = alternatives({ ...ANYTHING, excluded, seed }, block);
        for (const { key, metadata } of others) {
          expect(excluded).not.toContain(key);
          expect(excluded).not.toContain(metadata.category);
        }
        const scores = others.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
      { numRuns: 15 },
    );
  });

  it('are what was asked for where enough moves are, on the beat of the song', () => {
    const metadata = { style: 'romantic', category: 'basic' } as const;
    const romantic = [0, 1, 2, 3, 4].map((i) => plannerMove(i, { metadata, bpm: 126 }));
    const others = [10, 11, 12].map((i) =>
      plannerMove(i, { metadata: { ...metadata, style: 'playful' }, bpm: 126 }),
    );
    const slow = plannerMove(20, { metadata, bpm: 95 });
    const keys = alternatives({ ...ANYTHING, style: ['romantic'] }, 1, [...romantic, ...others, slow]).map(
      ({ key }) => key,
    );
    const asked = romantic.map(({ key }) => key);
    expect(keys.filter((key) => !asked.includes(key))).toEqual([]);
    expect(keys.length).toBeGreaterThanOrEqual(asked.length - 1);
  });
});
