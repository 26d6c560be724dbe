import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damagedShare } from './damagedPictures.ts';

/** When each of so many pictures is shown, ten a second, without those of `lost`. */
function times(count: number, lost: readonly number[] = []): number[] {
  return Array.from({ length: count }, (_, i) => i / 10).filter((_, i) => !lost.includes(i));
}

function decoded(seconds: readonly number[], faulty: readonly number[] = []) {
  return seconds.map((at) => ({ seconds: at, isFaulty: faulty.includes(at) }));
}

describe('the share of damaged pictures', () => {
  it('is none where all that was coded is there, however uneven the camera was', () => {
    const uneven = times(100, [20, 21, 22, 60]);
    expect(damagedShare(uneven, decoded(uneven))).toBe(0);
    expect(damagedShare([], [])).toBe(0);
  });

  it('counts pictures that the decoder complained of, and those that are missing', () => {
    expect(damagedShare(times(100), decoded(times(100), [4]))).toBeCloseTo(0.01);
    expect(damagedShare(times(100), decoded(times(100, [41, 42, 43, 44]), [4]))).toBeCloseTo(0.05);
    expect(damagedShare(times(100), [])).toBe(1);
  });

  it('takes two fields for one picture, and times in any order', () => {
    const fields = times(100).flatMap((seconds) => [seconds + 0.05, seconds]);
    expect(damagedShare(fields, decoded(times(100)))).toBe(0);
  });

  it('is a share, whatever the times', () => {
    const seconds = fc.double({ min: 0, max: 600, noNaN: true });
    fc.assert(
      fc.property(fc.array(seconds), fc.array(fc.tuple(seconds, fc.boolean())), (coded, pictures) => {
        const sorted = pictures
          .map(([at, isFaulty]) => ({ seconds: at, isFaulty }))
          .toSorted((a, b) => a.seconds - b.seconds);
        const share = damagedShare(coded, sorted);
        return share >= 0 && share <= 1;
      }),
    );
  });
});
