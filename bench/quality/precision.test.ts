import { describe, expect, it } from 'vitest';
import {
  averagePrecision,
  chanceInHalfGallery,
  chanceOfAveragePrecision,
  chanceOfPrecision,
  halfGalleryPrecision,
  precisionAt,
} from './precision.ts';

const hits = (pattern: string): boolean[] => [...pattern].map((letter) => letter === 'x');

describe('precision at k', () => {
  it('is the share of hits among the first k', () => {
    expect(precisionAt(hits('x-x--'), 1)).toBe(1);
    expect(precisionAt(hits('-xx--'), 1)).toBe(0);
    expect(precisionAt(hits('x-x--x'), 5)).toBe(0.4);
  });

  it('counts neighbours that are not there as misses', () => {
    expect(precisionAt(hits('xx'), 5)).toBe(0.4);
    expect(precisionAt([], 1)).toBe(0);
  });
});

describe('average precision', () => {
  it('is the mean of the precision down to each hit', () => {
    // 1/1 at the first hit, 2/3 at the second, 3/6 at the third.
    expect(averagePrecision(hits('x-x--x'))).toBeCloseTo((1 + 2 / 3 + 1 / 2) / 3, 12);
  });

  it('is 1 where all hits come first and 0 where there are none', () => {
    expect(averagePrecision(hits('xxx---'))).toBe(1);
    expect(averagePrecision(hits('---'))).toBe(0);
  });
});

describe('precision in half a gallery', () => {
  it('is the chance that the nearest of the clips left by a coin is a hit', () => {
    // The second is nearest if the first falls out: 1/4; the third if both do: 1/8.
    expect(halfGalleryPrecision(hits('-xx'))).toBe(0.375);
  });

  it('agrees with trying out every gallery', () => {
    const pattern = hits('-x-xx');
    let wins = 0;
    for (let gallery = 0; gallery < 2 ** pattern.length; gallery++) {
      const nearest = pattern.find((_, i) => ((gallery >> i) & 1) === 1);
      wins += nearest === true ? 1 : 0;
    }
    expect(halfGalleryPrecision(pattern)).toBeCloseTo(wins / 2 ** pattern.length, 12);
  });
});

describe('chance', () => {
  /** All orders of two hits among five neighbours. */
  const orders = Array.from({ length: 2 ** 5 }, (_, bits) =>
    Array.from({ length: 5 }, (_, i) => ((bits >> i) & 1) === 1),
  ).filter((order) => order.filter(Boolean).length === 2);
  const meanOf = (measure: (order: boolean[]) => number): number =>
    orders.reduce((sum, order) => sum + measure(order), 0) / orders.length;

  it('is the mean over all orders of the neighbours', () => {
    expect(chanceOfPrecision(2, 5)).toBeCloseTo(
      meanOf((order) => precisionAt(order, 1)),
      12,
    );
    expect(chanceOfAveragePrecision(2, 5)).toBeCloseTo(meanOf(averagePrecision), 12);
    expect(chanceInHalfGallery(2, 5)).toBeCloseTo(meanOf(halfGalleryPrecision), 12);
  });

  it('is certainty where there is only the one wanted', () => {
    expect(chanceOfAveragePrecision(1, 1)).toBe(1);
  });
});
