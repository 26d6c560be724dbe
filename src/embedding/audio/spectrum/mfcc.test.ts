import { describe, expect, it } from 'vitest';
import { changes, MFCC_COUNT, mfcc } from './mfcc.ts';

describe('mfcc', () => {
  it('is zero for a flat spectrum, however loud', () => {
    const flat = { frames: 1, columns: 64, values: new Float32Array(64).fill(-20) };
    for (const coefficient of mfcc(flat).values) {
      expect(coefficient).toBeCloseTo(0, 4);
    }
  });

  it.each([1, 5, MFCC_COUNT])(
    'finds a spectrum of %i half waves in the coefficient of that number',
    (waves) => {
      const values = Float32Array.from({ length: 64 }, (_, band) =>
        Math.cos((Math.PI * waves * (band + 0.5)) / 64),
      );
      const coefficients = Array.from(mfcc({ frames: 1, columns: 64, values }).values);
      const expected = new Array(MFCC_COUNT).fill(0);
      expected[waves - 1] = Math.sqrt(32);
      for (const [i, coefficient] of coefficients.entries()) {
        expect(coefficient).toBeCloseTo(expected[i], 4);
      }
    },
  );
});

describe('changes', () => {
  it('takes the frame before from the frame after, and repeats its neighbours at the ends', () => {
    const table = { frames: 4, columns: 1, values: Float32Array.of(1, 2, 4, 8) };
    expect(Array.from(changes(table).values)).toEqual([3, 3, 6, 6]);
  });

  it('finds no change in a single frame', () => {
    expect(Array.from(changes({ frames: 1, columns: 2, values: Float32Array.of(5, 6) }).values)).toEqual([
      0, 0,
    ]);
  });
});
