import { describe, expect, it } from 'vitest';
import { bachata, clicks, drone, pinkNoise, silence, whiteNoise } from '../testSounds.ts';
import { onsetStrength } from './onsetStrength.ts';
import { pulseCorrelation } from './pulse.ts';
import { onsetStatistics, RHYTHM_TEMPOS, rhythmProfile } from './rhythm.ts';

function profileOf(samples: Float32Array): number[] {
  return Array.from(rhythmProfile(pulseCorrelation(onsetStrength(samples))));
}

describe('onsetStrength', () => {
  it('peaks where a sound sets in', () => {
    const samples = silence(2);
    samples.set(whiteNoise(1), 22_050);
    const { values, framesPerSecond } = onsetStrength(samples);
    const seconds = values.indexOf(Math.max(...values)) / framesPerSecond;
    expect(Math.abs(seconds - 1)).toBeLessThan(0.025);
  });

  it('does not change with the gain', () => {
    const samples = bachata({ bpm: 128, seconds: 2 });
    const quiet = samples.map((sample) => sample / 64);
    expect(onsetStrength(quiet).values).toEqual(onsetStrength(samples).values);
  });
});

describe('rhythmProfile', () => {
  it('is highest at the tempo of clicks and at half of it', () => {
    const profile = profileOf(clicks(RHYTHM_TEMPOS[11], 10));
    const order = profile.map((_, i) => i).sort((a, b) => profile[b] - profile[a]);
    expect(order.slice(0, 2).sort((a, b) => a - b)).toEqual([1, 11]);
  });

  it('is zero for sounds without onsets', () => {
    expect(profileOf(drone(4, [110, 138.6, 164.8])).every((value) => value === 0)).toBe(true);
    expect(profileOf(silence(4)).every((value) => value === 0)).toBe(true);
  });
});

describe('onsetStatistics', () => {
  it('spreads more for music than for noise and drones', () => {
    const spreadOf = (samples: Float32Array) => onsetStatistics(onsetStrength(samples)).spread;
    expect(spreadOf(bachata({ bpm: 128 }))).toBeGreaterThan(0.8);
    expect(spreadOf(pinkNoise(10))).toBeLessThan(0.4);
    expect(spreadOf(drone(10, [110]))).toBeLessThan(0.4);
  });
});
