import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dot, unit } from './vectors.ts';

it('scales any vector with a direction to length 1', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (vector) => {
      const scaled = unit(vector);
      if (scaled) {
        expect(dot(scaled, scaled)).toBeCloseTo(1, 5);
      } else {
        expect(vector.every((component) => component === 0)).toBe(true);
      }
    }),
  );
});

it('has no direction for zeros or what is not finite', () => {
  expect(unit([0, 0])).toBeNull();
  expect(unit([1, Number.NaN])).toBeNull();
  expect(unit([1, Number.POSITIVE_INFINITY])).toBeNull();
});
