import { describe, expect, it } from 'vitest';
import { type SHAPE_COLUMNS, spectralShape } from './spectralShape.ts';

const CENTRES_HZ = Float64Array.of(250, 500, 1000, 2000, 4000);

function shapeOf(...levels: number[]): Record<(typeof SHAPE_COLUMNS)[number], number> {
  const table = { frames: 1, columns: levels.length, values: Float32Array.from(levels) };
  const [centroid, spread, rollOff, flatness, loudness] = spectralShape(table, CENTRES_HZ).values;
  return { centroid, spread, rollOff, flatness, loudness };
}

describe('spectralShape', () => {
  it('puts a single band at its own octave, without spread', () => {
    const { centroid, spread, rollOff } = shapeOf(-50, -50, -50, 0, -50);
    expect(centroid).toBeCloseTo(1, 4);
    expect(spread).toBeCloseTo(0, 2);
    expect(rollOff).toBe(1);
  });

  it('puts two equal bands in the middle between them', () => {
    const { centroid, spread, rollOff } = shapeOf(-50, 0, -50, 0, -50);
    expect(centroid).toBeCloseTo(0, 4);
    expect(spread).toBeCloseTo(1, 4);
    expect(rollOff).toBe(1);
  });

  it('calls equal levels flat, and lone tones not', () => {
    expect(shapeOf(-10, -10, -10, -10, -10).flatness).toBeCloseTo(0, 4);
    expect(shapeOf(-50, -50, 0, -50, -50).flatness).toBeCloseTo(-40 + 10 * Math.log10(5), 3);
  });

  it('adds up the loudness of the bands', () => {
    expect(shapeOf(0, 0, -50, -50, -50).loudness).toBeCloseTo(10 * Math.log10(2), 3);
  });

  it('stays finite where every band lies at the floor', () => {
    expect(Object.values(shapeOf(-50, -50, -50, -50, -50)).every(Number.isFinite)).toBe(true);
  });
});
