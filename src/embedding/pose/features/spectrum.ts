import { mean, median } from '../../statistics.ts';
import { GRID_RATE } from '../tracking/trajectories.ts';
import type { Series } from './series.ts';

/**
 * Edges of the bands in Hz. At 130 beats a minute a basic of eight counts takes 3.7 s (.27 Hz), a change of side
 * 1.8 s (.54 Hz), a step to and fro .9 s (1.1 Hz) and one step .46 s (2.2 Hz). Nothing faster can be seen at 5
 * frames a second.
 */
const BAND_EDGES = [0.25, 0.5, 0.8, 1.2, 1.7, 2.4] as const;

export const BAND_COUNT = BAND_EDGES.length - 1;

/** Middle of each band on a logarithmic scale, in Hz. */
export const BAND_CENTRES: readonly number[] = Array.from({ length: BAND_COUNT }, (_, band) =>
  Math.sqrt(BAND_EDGES[band] * BAND_EDGES[band + 1]),
);

const WINDOW = 4 * GRID_RATE;
const FEWEST_SAMPLES = 2 * GRID_RATE;
/** Frequencies are read on a grid twice as fine as the window gives. */
const TRANSFORM = 2 * WINDOW;
const FEWEST_SEEN = 0.3;
/**
 * Power in each band that counts as jitter of the keypoints: that of a swing of 3 % of a torso length. What moves
 * less has no rhythm of its own.
 */
const JITTER = 0.1;

/** Of each frequency of the transform the band it falls in, negative for none. */
const BAND_OF: readonly number[] = Array.from({ length: TRANSFORM / 2 + 1 }, (_, step) => {
  const frequency = (step * GRID_RATE) / TRANSFORM;
  return BAND_EDGES.findIndex((edge) => frequency < edge) - 1;
});

const COSINE = Float64Array.from({ length: TRANSFORM }, (_, i) => Math.cos((2 * Math.PI * i) / TRANSFORM));
const SINE = Float64Array.from({ length: TRANSFORM }, (_, i) => Math.sin((2 * Math.PI * i) / TRANSFORM));

/** Takes the straight line of best fit away. */
function detrend(values: Float64Array): Float64Array {
  const centre = (values.length - 1) / 2;
  const level = mean(values);
  let [slope, spread] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    slope += (i - centre) * (values[i] - level);
    spread += (i - centre) ** 2;
  }
  return values.map((value, i) => value - level - ((i - centre) * slope) / spread);
}

function addBandPower(windowed: Float64Array, power: Float64Array): void {
  for (const [step, band] of BAND_OF.entries()) {
    if (band < 0) {
      continue;
    }
    let [real, imaginary] = [0, 0];
    for (let i = 0; i < windowed.length; i++) {
      const turn = (i * step) % TRANSFORM;
      real += windowed[i] * COSINE[turn];
      imaginary -= windowed[i] * SINE[turn];
    }
    power[band] += real * real + imaginary * imaginary;
  }
}

/**
 * How a signal's movement spreads over the bands: root of each band's share of the power, so that the squares sum
 * to 1. Hann windows of 4 s, a quarter apart, each without its straight line. NaN where too little was seen.
 * Method: Welch's averaged periodogram.
 */
export function bandSpectrum({ values, valid }: Series): Float64Array {
  const seen = values.filter((_, i) => valid[i] === 1);
  if (values.length < FEWEST_SAMPLES || seen.length < FEWEST_SEEN * values.length) {
    return new Float64Array(BAND_COUNT).fill(Number.NaN);
  }
  const usual = median(seen);
  const filled = values.map((value, i) => (valid[i] === 1 ? value : usual));
  const width = Math.min(WINDOW, filled.length);
  const hop = Math.max(1, Math.floor(width / 4));
  const power = new Float64Array(BAND_COUNT);
  let windows = 0;
  for (let start = 0; start + width <= filled.length; start += hop) {
    const windowed = detrend(filled.subarray(start, start + width)).map(
      (value, i) => value * (0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 1)) / (width + 1))),
    );
    addBandPower(windowed, power);
    windows++;
  }
  const floor = JITTER * windows;
  const total = power.reduce((sum, band) => sum + band + floor, 0);
  return power.map((band) => Math.sqrt((band + floor) / total));
}
