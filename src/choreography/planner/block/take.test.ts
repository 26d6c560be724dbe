import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannerMove } from '../testDance.ts';
import { takesOf, USUAL_STRETCH } from './take.ts';

const BEAT = 0.5;

/** The moment of each take's beginning, in beats from a count of one. */
function starts(countOne: number | null, durationSeconds = 20, beats = 8): number[] {
  const made = plannerMove(1, { bpm: 120, durationSeconds, metadata: { countOne } });
  const first = made.track?.beats?.firstSeconds ?? 0;
  const one = first + Math.round(((countOne ?? first) - first) / BEAT) * BEAT;
  return takesOf(made, beats, beats * BEAT, USUAL_STRETCH).map(
    ({ fromSeconds }) => (fromSeconds - one) / BEAT,
  );
}

describe('the ways to show a clip', () => {
  it('begin on a count of one where a person said which beat is one, however near they tapped', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 19, noNaN: true }),
        fc.integer({ min: 8, max: 16 }),
        (countOne, beats) => {
          const found = starts(countOne, 20, beats);
          expect(found.length).toBeGreaterThan(0);
          for (const beat of found) {
            expect(Math.abs(beat / 8 - Math.round(beat / 8))).toBeLessThan(0.001);
          }
        },
      ),
    );
  });

  it('begin on any beat where nobody said, and where the clip does not last from a one on', () => {
    expect(starts(null).some((beat) => Math.abs(beat / 8 - Math.round(beat / 8)) > 0.1)).toBe(true);
    expect(starts(4.1, 7)).not.toEqual([]);
  });
});
