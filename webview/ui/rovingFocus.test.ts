import { expect, it } from 'vitest';
import { nextStop } from './rovingFocus.ts';

it.each([
  ['ArrowRight', 4, 5],
  ['ArrowLeft', 4, 3],
  ['ArrowDown', 4, 7],
  ['ArrowUp', 4, 1],
  ['ArrowUp', 1, 1],
  ['ArrowDown', 8, 8],
  ['ArrowRight', 9, 9],
  ['Home', 4, 0],
  ['End', 4, 9],
  ['a', 4, null],
])('in a matrix of three columns %s leads from %i to %s', (pressed, from, to) => {
  expect(nextStop(pressed, from, 10, 3)).toBe(to);
});
