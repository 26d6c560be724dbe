import { describe, expect, it } from 'vitest';
import constants from './constants/audio.json' with { type: 'json' };
import { dampNuisances } from './nuisances.ts';

describe('dampNuisances', () => {
  it('shortens a vector along a nuisance and leaves the rest', () => {
    const damped = dampNuisances(Float64Array.of(2, 3), [{ direction: [1, 0], gain: 0.25 }]);
    expect(Array.from(damped)).toEqual([0.5, 3]);
  });
});

describe('the frozen constants', () => {
  it('hold directions of length 1 at right angles to each other', () => {
    const directions = constants.nuisances.map(({ direction }) => direction);
    for (const [i, a] of directions.entries()) {
      for (const [j, b] of directions.entries()) {
        const product = a.reduce((sum, component, k) => sum + component * b[k], 0);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 4);
      }
    }
  });

  it('damp each direction, the first most', () => {
    const gains = constants.nuisances.map(({ gain }) => gain);
    expect(gains).toEqual([...gains].sort((a, b) => a - b));
    expect(gains.every((gain) => gain > 0 && gain < 1)).toBe(true);
  });
});
