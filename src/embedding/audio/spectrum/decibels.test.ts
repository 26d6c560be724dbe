import { describe, expect, it } from 'vitest';
import { decibelsBelowPeak } from './decibels.ts';
import type { FrameTable } from './frameTable.ts';

function tableOf(...rows: readonly (readonly number[])[]): FrameTable {
  return { frames: rows.length, columns: rows[0].length, values: Float32Array.from(rows.flat()) };
}

describe('decibelsBelowPeak', () => {
  it('measures against the strongest column and stops at the floor', () => {
    const levels = decibelsBelowPeak(tableOf([1, 0.1], [1, 1e-9], [1, 0])).values;
    expect(Array.from(levels)).toEqual([0, -10, 0, -50, 0, -50]);
  });

  it('does not let one frame in forty set the scale', () => {
    const rows = Array.from({ length: 40 }, (_, frame) => [frame === 7 ? 1000 : 1]);
    expect(decibelsBelowPeak(tableOf(...rows)).values[0]).toBe(0);
  });

  it('puts a table without power at the floor', () => {
    expect(Array.from(decibelsBelowPeak(tableOf([0], [0])).values)).toEqual([-50, -50]);
  });
});
