import { describe, expect, it } from 'vitest';
import { bandPowers, melBands } from './melBands.ts';

const OPTIONS = { count: 40, lowestHz: 30, highestHz: 8000, windowSamples: 2048, sampleRate: 22_050 };

describe('melBands', () => {
  it('places 1 kHz at mel 15 and 6.4 kHz 27 steps above it', () => {
    const { centresHz } = melBands({ ...OPTIONS, count: 1, lowestHz: 1000 / 15, highestHz: 1000 });
    expect(centresHz[0]).toBeCloseTo((1000 * 8) / 15, 6);
    const above = melBands({ ...OPTIONS, count: 26, lowestHz: 1000, highestHz: 6400 });
    expect(above.centresHz[0]).toBeCloseTo(1000 * 6.4 ** (1 / 27), 6);
  });

  it('hears a frequency most in the band around it', () => {
    const bands = melBands(OPTIONS);
    for (const step of [30, 100, 300, 700]) {
      const power = new Float64Array(1025);
      power[step] = 1;
      const out = new Float32Array(40);
      bandPowers(bands, power, out);
      const hz = (step * 22_050) / 2048;
      const loudest = bands.centresHz[out.indexOf(Math.max(...out))];
      expect(Math.abs(Math.log2(loudest / hz))).toBeLessThan(0.15);
    }
  });

  it('gives every band the same area', () => {
    const hzPerStep = 22_050 / 2 ** 16;
    const { bands } = melBands({ ...OPTIONS, windowSamples: 2 ** 16 });
    for (const { weights } of bands) {
      expect(weights.reduce((sum, weight) => sum + weight, 0) * hzPerStep).toBeCloseTo(1, 2);
    }
  });
});
