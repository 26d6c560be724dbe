import { describe, expect, it } from 'vitest';
import { seededRandom } from './seededRandom.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const draw = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

describe('the seeded source of random numbers', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    expect(draw(7, 20)).toEqual(draw(7, 20));
    expect(draw(7, 20)).not.toEqual(draw(8, 20));
  });

  it('is the mulberry32 that drawings and maps were made with', () => {
    expect(draw(1, 1)).toEqual([0.6270739405881613]);
  });

  it('spreads its numbers evenly from 0 up to 1', () => {
    const numbers = draw(1, 20_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(mean(numbers)).toBeCloseTo(0.5, 2);
    expect(mean(numbers.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
  });
});
