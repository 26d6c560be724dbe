import { describe, expect, it } from 'vitest';
import { emptyExtremes, findExtremes, spectralContrast } from './spectralContrast.ts';

const HZ_PER_STEP = 10;

/** Contrast of the octaves of one spectrum, which has its frequencies 10 Hz apart. */
function contrastOf(powerAt: (step: number) => number): number[] {
  const extremes = emptyExtremes(1);
  const power = Float64Array.from({ length: 641 }, (_, step) => powerAt(step));
  findExtremes(power, HZ_PER_STEP, extremes.values);
  return Array.from(spectralContrast(extremes).values);
}

describe('spectralContrast', () => {
  it('is nothing where all frequencies are alike', () => {
    expect(contrastOf(() => 1)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('tells the octave in which tones stand out', () => {
    const contrast = contrastOf((step) => (step >= 80 && step < 160 && step % 4 === 0 ? 100 : 1));
    expect(contrast.map(Math.round)).toEqual([0, 0, 0, 20, 0, 0]);
  });

  it('counts no valley below the floor', () => {
    const contrast = contrastOf((step) => (step % 4 === 0 ? 1 : 0));
    expect(Math.max(...contrast)).toBe(55);
  });
});
