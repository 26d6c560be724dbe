import { expect, it } from 'vitest';
import { meanOfTokens } from './meanOfTokens.ts';

it('averages each component over the tokens', () => {
  expect(meanOfTokens(Float32Array.of(1, 2, 3, 5, 6, 10), 2, 3)).toEqual(Float64Array.of(3, 4, 6.5));
});

it('refuses an array that is not that many vectors', () => {
  expect(() => meanOfTokens(new Float32Array(5), 2, 3)).toThrow(RangeError);
});
