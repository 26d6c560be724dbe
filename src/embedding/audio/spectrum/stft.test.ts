import { describe, expect, it } from 'vitest';
import { tone, whiteNoise } from '../testSounds.ts';
import { forEachPowerSpectrum, frameCount } from './stft.ts';

const LAYOUT = { windowSamples: 64, hopSamples: 16 };

function spectraOf(samples: Float32Array, layout = LAYOUT): Float64Array[] {
  const spectra: Float64Array[] = [];
  forEachPowerSpectrum(samples, layout, (power) => spectra.push(power.slice()));
  return spectra;
}

/** By the definition, without a fast transform. */
function powerByDefinition(frame: readonly number[], step: number): number {
  let [real, imaginary] = [0, 0];
  for (const [i, sample] of frame.entries()) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / frame.length);
    real += sample * window * Math.cos((2 * Math.PI * i * step) / frame.length);
    imaginary += sample * window * Math.sin((2 * Math.PI * i * step) / frame.length);
  }
  return real ** 2 + imaginary ** 2;
}

describe('forEachPowerSpectrum', () => {
  it.each([4, 5])('agrees with the definition of the transform in frame %i', (frame) => {
    const samples = whiteNoise(0.02);
    const start = frame * LAYOUT.hopSamples - LAYOUT.windowSamples / 2;
    const window = Array.from(samples.subarray(start, start + LAYOUT.windowSamples));
    const power = spectraOf(samples)[frame];
    for (const [step, value] of power.entries()) {
      expect(value).toBeCloseTo(powerByDefinition(window, step), 9);
    }
  });

  it('mirrors the sound at its start', () => {
    const samples = whiteNoise(0.02);
    const half = LAYOUT.windowSamples / 2;
    const mirrored = Array.from({ length: LAYOUT.windowSamples }, (_, i) => samples[Math.abs(i - half)]);
    expect(spectraOf(samples)[0][3]).toBeCloseTo(powerByDefinition(mirrored, 3), 9);
  });

  it.each([1, 7, 15, 16, 17, 63, 64, 100])('gives %i samples one frame every hop', (count) => {
    const samples = whiteNoise(1).slice(0, count);
    expect(spectraOf(samples)).toHaveLength(frameCount(count, LAYOUT));
    expect(frameCount(count, LAYOUT)).toBe(1 + Math.floor(count / 16));
  });

  it('gives no frame without a sample', () => {
    expect(spectraOf(new Float32Array())).toEqual([]);
  });

  it('finds a tone at its frequency', () => {
    const layout = { windowSamples: 2048, hopSamples: 512 };
    const power = spectraOf(tone(1000, 0.5), layout)[10];
    expect(power.indexOf(Math.max(...power))).toBe(Math.round((1000 * 2048) / 22_050));
  });
});
