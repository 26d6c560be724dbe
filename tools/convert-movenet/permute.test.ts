import fc from 'fast-check';
import { expect, it } from 'vitest';
import { permute } from './permute.ts';

it('turns a kernel with outputs last into one with outputs first', () => {
  // Two by one, one input, three outputs.
  const kernel = Uint16Array.of(0, 1, 2, 10, 11, 12);
  expect(permute(kernel, [2, 1, 1, 3], [3, 2, 0, 1])).toEqual({
    shape: [3, 1, 2, 1],
    values: Uint16Array.of(0, 10, 1, 11, 2, 12),
  });
});

it('is undone by the opposite order', () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  const size = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(order, fc.tuple(size, size, size, size), (forth, shape) => {
      const count = shape.reduce((product, length) => product * length);
      const values = Uint16Array.from({ length: count }, (_, i) => i);
      const back = forth.map((_, axis) => forth.indexOf(axis));
      const moved = permute(values, shape, forth);
      expect(permute(moved.values, moved.shape, back)).toEqual({ shape, values });
    }),
  );
});
