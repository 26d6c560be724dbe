import { describe, expect, it } from 'vitest';
import { drone, silence, tone } from '../testSounds.ts';
import { chroma, PITCH_CLASSES } from './chroma.ts';
import { columnStatistics } from './frameTable.ts';

const SAMPLE_RATE = 22_050;

function meanChroma(samples: Float32Array): Float64Array {
  return columnStatistics(chroma(samples, { windowSamples: 4096, hopSamples: 1024 }, SAMPLE_RATE)).means;
}

function strongestOf(shares: Float64Array): string {
  return PITCH_CLASSES[shares.indexOf(Math.max(...shares))];
}

describe('chroma', () => {
  it.each([
    [261.63, 'C'],
    [440, 'A'],
    [466.16, 'A#'],
    [987.77, 'B'],
  ])('hears a tone of %f Hz as %s', (hz, pitchClass) => {
    expect(strongestOf(meanChroma(tone(hz, 1)))).toBe(pitchClass);
  });

  it.each([110, 220, 880, 1760])('hears %i Hz as an A, whatever the octave', (hz) => {
    expect(strongestOf(meanChroma(tone(hz, 1)))).toBe('A');
  });

  it('hears the three notes of a chord', () => {
    const shares = meanChroma(drone(1, [261.63, 329.63, 392]));
    const strongest = [...PITCH_CLASSES].sort(
      (a, b) => shares[PITCH_CLASSES.indexOf(b)] - shares[PITCH_CLASSES.indexOf(a)],
    );
    expect(strongest.slice(0, 3).sort()).toEqual(['C', 'E', 'G']);
  });

  it('gives shares that sum to 1, and none in silence', () => {
    expect(meanChroma(tone(300, 1)).reduce((sum, share) => sum + share)).toBeCloseTo(1, 5);
    expect(Array.from(meanChroma(silence(1)))).toEqual(new Array(12).fill(0));
  });
});
