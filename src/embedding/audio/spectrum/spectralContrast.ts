import { decibelsBelowPeak } from './decibels.ts';
import { emptyTable, type FrameTable } from './frameTable.ts';

/** Octaves in Hz between whose edges the contrast is taken. */
const CONTRAST_EDGES_HZ = [0, 200, 400, 800, 1600, 3200, 6400] as const;

const CONTRAST_BANDS = CONTRAST_EDGES_HZ.length - 1;

/** Share of a band's frequencies that counts as its peaks, and as its valleys. */
const EXTREMES = 0.2;

/** Below the clip's strongest peaks; valleys lie far deeper than the levels of whole bands. */
const CONTRAST_FLOOR_DECIBELS = -55;

/** Mean power of the peaks, then of the valleys, of each octave: what is kept of a spectrum to take its contrast. */
export type Extremes = FrameTable;

export function emptyExtremes(frames: number): Extremes {
  return emptyTable(frames, 2 * CONTRAST_BANDS);
}

/** Writes the peaks and valleys of one power spectrum to `out`. */
export function findExtremes(power: Float64Array, hzPerStep: number, out: Float32Array): void {
  for (let band = 0; band < CONTRAST_BANDS; band++) {
    const from = Math.ceil(CONTRAST_EDGES_HZ[band] / hzPerStep);
    const to = Math.ceil(CONTRAST_EDGES_HZ[band + 1] / hzPerStep);
    const sorted = power.slice(from, to).sort();
    const count = Math.max(1, Math.floor(EXTREMES * sorted.length));
    let [peaks, valleys] = [0, 0];
    for (let i = 0; i < count; i++) {
      valleys += sorted[i] / count;
      peaks += sorted[sorted.length - 1 - i] / count;
    }
    out[2 * band] = peaks;
    out[2 * band + 1] = valleys;
  }
}

/**
 * Contrast of each octave of each frame in dB, from peaks to valleys: high where clear tones stand out, low where
 * percussion or noise fills the octave.
 * Method: Jiang et al., Music type classification by spectral contrast feature (2002).
 */
export function spectralContrast(extremes: Extremes): FrameTable {
  const levels = decibelsBelowPeak(extremes, CONTRAST_FLOOR_DECIBELS).values;
  const contrast = emptyTable(extremes.frames, CONTRAST_BANDS);
  for (let i = 0; i < contrast.values.length; i++) {
    contrast.values[i] = levels[2 * i] - levels[2 * i + 1];
  }
  return contrast;
}
