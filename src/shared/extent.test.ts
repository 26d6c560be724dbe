import { describe, expect, it } from 'vitest';
import { extentOf } from './extent.ts';

describe('the extent of numbers', () => {
  it('is the least and the greatest of them', () => {
    expect(extentOf([3, -1, 2])).toEqual([-1, 3]);
    expect(extentOf(new Map([['a', 5]]).values())).toEqual([5, 5]);
    expect(extentOf([])).toBeNull();
  });

  it('is found of more numbers than a call takes arguments', () => {
    const numbers = Array.from({ length: 300_000 }, (_, i) => i);
    expect(() => Math.max(...numbers)).toThrow(RangeError);
    expect(extentOf(numbers)).toEqual([0, 299_999]);
  });
});
