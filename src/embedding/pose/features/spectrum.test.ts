import { describe, expect, it } from 'vitest';
import { BAND_CENTRES, bandSpectrum } from './spectrum.ts';

const LENGTH = 120;

function seriesOf(valueAt: (seconds: number) => number, validAt: (i: number) => boolean = () => true) {
  return {
    values: Float64Array.from({ length: LENGTH }, (_, i) => valueAt(i / 10)),
    valid: Uint8Array.from({ length: LENGTH }, (_, i) => Number(validAt(i))),
  };
}

const wave = (hertz: number) => (seconds: number) => Math.sin(2 * Math.PI * hertz * seconds + 0.3);

const peakOf = (spectrum: Float64Array): number => spectrum.indexOf(Math.max(...spectrum));

describe('bandSpectrum', () => {
  it.each([...BAND_CENTRES.entries()])('peaks in band %i for a movement of %f Hz', (band, hertz) => {
    expect(peakOf(bandSpectrum(seriesOf(wave(hertz))))).toBe(band);
  });

  it('has squares that sum to 1, however large the movement', () => {
    for (const size of [0.001, 1, 500]) {
      const spectrum = bandSpectrum(seriesOf((t) => size * (wave(0.6)(t) + 0.4 * wave(2)(t))));
      expect(spectrum.reduce((sum, share) => sum + share * share, 0)).toBeCloseTo(1, 9);
    }
  });

  it('divides two equal movements about evenly', () => {
    const spectrum = bandSpectrum(seriesOf((t) => wave(0.98)(t) + wave(2.02)(t)));
    // Windows of 4 s leak a little into the neighbouring bands.
    for (const band of [2, 4]) {
      expect(Math.abs(spectrum[band] ** 2 - 0.45)).toBeLessThan(0.05);
    }
  });

  it('does not see where the dancer stands nor a steady drift', () => {
    const still = bandSpectrum(seriesOf(wave(1)));
    const drifting = bandSpectrum(seriesOf((t) => wave(1)(t) + 4 + 0.5 * t));
    for (const [band, share] of still.entries()) {
      expect(drifting[band]).toBeCloseTo(share, 6);
    }
  });

  it('reads a movement through a stretch in which it was not seen', () => {
    const spectrum = bandSpectrum(seriesOf(wave(1), (i) => i < 30 || i > 60));
    expect(peakOf(spectrum)).toBe(2);
  });

  it('knows nothing where too little was seen', () => {
    expect([...bandSpectrum(seriesOf(wave(1), (i) => i % 4 === 0))].every(Number.isNaN)).toBe(true);
  });
});
