import { describe, expect, it } from 'vitest';
import { bootstrapMean, bootstrapShare, pairedBootstrap } from './bootstrap.ts';

/** `hits` ones and the rest zeros. */
function shares(hits: number, of: number): number[] {
  return Array.from({ length: of }, (_, i) => (i < hits ? 1 : 0));
}

describe('the bootstrap of a mean', () => {
  it('gives the mean of the values themselves', () => {
    expect(bootstrapMean([0, 0, 1, 1, 1]).value).toBe(0.6);
  });

  it('gives the interval that the binomial distribution has', () => {
    // 40 of 100: a standard error of .049, so about .4 - .096 to .4 + .096.
    const { low, high } = bootstrapMean(shares(40, 100));
    expect(low).toBeCloseTo(0.304, 1.9);
    expect(high).toBeCloseTo(0.496, 1.9);
  });

  it('has no width where all clips agree', () => {
    expect(bootstrapMean([0.25, 0.25, 0.25])).toEqual({ value: 0.25, low: 0.25, high: 0.25 });
  });

  it('gives the same interval every time', () => {
    expect(bootstrapMean(shares(3, 17))).toEqual(bootstrapMean(shares(3, 17)));
  });

  it('says NaN where there is nothing to resample', () => {
    expect(bootstrapMean([])).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN });
  });
});

describe('the interval of a share', () => {
  it('is that of the bootstrap where clips differ', () => {
    expect(bootstrapShare(shares(3, 17))).toEqual(bootstrapMean(shares(3, 17)));
  });

  it('does not claim certainty where all clips agree', () => {
    // A share of .541 finds six of six clips with a chance of .541^6 = .025.
    expect(bootstrapShare(shares(6, 6)).low).toBeCloseTo(0.541, 3);
    expect(bootstrapShare(shares(0, 6)).high).toBeCloseTo(0.459, 3);
    expect(bootstrapShare(shares(56, 56)).low).toBeGreaterThan(0.93);
  });
});

describe('the paired bootstrap', () => {
  it('sees a small steady difference between clips that differ much', () => {
    const pairs = Array.from({ length: 40 }, (_, i) => [i / 40 + 0.01, i / 40] as const);
    const { value, low, high } = pairedBootstrap(pairs);
    expect(value).toBeCloseTo(0.01, 10);
    expect(low).toBeCloseTo(0.01, 10);
    expect(high).toBeCloseTo(0.01, 10);
  });

  it('leaves 0 inside where gains and losses are even', () => {
    const pairs = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? [1, 0] : [0, 1]) as [number, number]);
    const { value, low, high } = pairedBootstrap(pairs);
    expect(value).toBe(0);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });
});
