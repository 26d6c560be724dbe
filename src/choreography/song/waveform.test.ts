import { describe, expect, it } from 'vitest';
import { silence, tone } from '../../embedding/audio/testSounds.ts';
import { waveformOf } from './waveform.ts';

describe('waveformOf', () => {
  it('is the greatest amplitude of each stretch, relative to the greatest of all', () => {
    expect(Array.from(waveformOf(Float32Array.of(0, 0.1, -0.4, 0.2, 0, 0.8), 3))).toEqual(
      [0.125, 0.5, 1].map(Math.fround),
    );
  });

  it('is even for a tone, however many stretches', () => {
    const peaks = waveformOf(tone(440, 2, 0.01), 200);
    expect(peaks).toHaveLength(200);
    expect(Math.min(...peaks)).toBeGreaterThan(0.99);
  });

  it('is flat for silence, for nothing, and where stretches outnumber samples', () => {
    expect(Array.from(waveformOf(silence(1), 3))).toEqual([0, 0, 0]);
    expect(Array.from(waveformOf(new Float32Array(), 2))).toEqual([0, 0]);
    expect(Array.from(waveformOf(Float32Array.of(0.5, 0.25), 4))).toEqual([1, 1, 0.5, 0.5]);
  });
});
