import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeWindows as danced, windowsBetween as part } from '../../../test/library/madeWindows.ts';
import type { MovementWindows } from '../../moves/movementWindows.ts';
import { matchOf, momentsOf, similarityOf } from './movementMatch.ts';

const join = (...parts: readonly MovementWindows[]): MovementWindows => ({
  vectors: Int8Array.from(parts.flatMap(({ vectors }) => [...vectors])),
  commonness: Int8Array.from(parts.flatMap(({ commonness }) => [...commonness])),
});

const match = (a: MovementWindows, b: MovementWindows) => matchOf(momentsOf(a), momentsOf(b));
const where = (a: MovementWindows, b: MovementWindows) => match(a, b)?.where;
const clip = fc.tuple(fc.integer({ min: 3, max: 30 }), fc.nat()).map(([count, seed]) => danced(count, seed));

describe('matching two clips', () => {
  it('is the same both ways, with the stretches exchanged', () => {
    fc.assert(
      fc.property(clip, clip, (a, b) => {
        const [there, back] = [match(a, b), match(b, a)];
        expect(there?.similarity).toBeCloseTo(back?.similarity ?? 9, 5);
      }),
    );
  });

  it('finds a clip most alike to itself, along its whole length', () => {
    fc.assert(
      fc.property(clip, clip, (a, b) => {
        const own = match(a, a);
        const seconds = (a.commonness.length - 1) / 2 + 1;
        expect(own?.where).toEqual({ query: [0, seconds], result: [0, seconds] });
        expect(own?.similarity).toBeGreaterThan((match(a, b)?.similarity ?? 1) - 1e-6);
      }),
    );
  });

  it('finds where a part of a clip was taken from', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 16 }), (seed, from) => {
        const whole = danced(24, seed);
        expect(where(part(whole, from, from + 8), whole)).toEqual({
          query: [0, 4.5],
          result: [from / 2, from / 2 + 4.5],
        });
      }),
    );
  });

  it('finds the figure that two different clips share', () => {
    const figure = danced(8, 7);
    // What is around it is as common as can be: a moment that happens to be alike would lengthen the stretch.
    const one = join(danced(5, 1, 127), figure, danced(6, 2, 127));
    const other = join(danced(9, 3, 127), figure, danced(2, 4, 127));
    expect(where(one, other)).toEqual({ query: [2.5, 7], result: [4.5, 9] });
  });

  it('finds a figure that is danced half as fast', () => {
    const figure = danced(8, 7);
    const slow = join(
      ...Array.from({ length: 8 }, (_, i) => [part(figure, i, i + 1), part(figure, i, i + 1)]).flat(),
    );
    const found = where(figure, slow);
    expect(found?.query).toEqual([0, 4.5]);
    expect((found?.result[1] ?? 0) - (found?.result[0] ?? 0)).toBeGreaterThanOrEqual(7.5);
  });

  it('counts less what all dancers do all the time', () => {
    const [rare, common] = [danced(10, 5, 10), danced(10, 5, 100)];
    expect(similarityOf(momentsOf(rare), momentsOf(rare))).toBeGreaterThan(
      similarityOf(momentsOf(common), momentsOf(common)) ?? 1,
    );
  });

  it('has nothing to say of a clip without windows', () => {
    expect(match(danced(0, 1), danced(5, 2))).toBeNull();
    expect(similarityOf(momentsOf(danced(5, 2)), momentsOf(danced(0, 1)))).toBeNull();
  });

  it('says that nothing matches where no moment is alike', () => {
    const opposite = danced(1, 3, 127);
    expect(match(opposite, danced(1, 4, 127))).toMatchObject({ similarity: expect.any(Number), where: null });
  });
});
