import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Nuisance } from '../../src/embedding/audio/nuisances.ts';
import { SAMPLE_RATE } from '../../src/media/frames/frame.ts';

const EXCERPT_SECONDS = 5;
const NOISE_DECIBELS = [20, 10] as const;
const DIRECTIONS = 16;
/**
 * Every direction is taken to differ within a song by at least this share of the mean (covariance shrunk by .3):
 * few clips do not show all that can happen.
 */
const LEAST_VARIANCE = 0.3 / 0.7;

/** The same music heard otherwise: its first, middle and last seconds, and all of it under white noise. */
export function heardOtherwise(samples: Float32Array): Float32Array[] {
  const length = Math.min(samples.length, EXCERPT_SECONDS * SAMPLE_RATE);
  const excerpts = [0, 0.5, 1].map((share) => {
    const start = Math.floor(share * (samples.length - length));
    return samples.slice(start, start + length);
  });
  return [...excerpts, ...NOISE_DECIBELS.map((decibels) => withNoise(samples, decibels))];
}

function withNoise(samples: Float32Array, signalToNoiseDecibels: number): Float32Array {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  // Evenly distributed over -1 to 1, noise has a power of 1/3.
  const amplitude = Math.sqrt((3 * power) / 10 ** (signalToNoiseDecibels / 10));
  let state = 1;
  return samples.map((sample) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return sample + amplitude * (state / 2 ** 31 - 1);
  });
}

/**
 * The directions in which the vectors of the same music differ most.
 * @param differences from a clip's vector to those of the clip heard otherwise.
 */
export function nuisancesOf(differences: readonly Float64Array[]): Nuisance[] {
  const rows = new Matrix(differences.map((difference) => Array.from(difference)));
  const covariance = rows.transpose().mmul(rows).div(differences.length);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  });
  const least = (LEAST_VARIANCE * covariance.trace()) / covariance.rows;
  return realEigenvalues
    .map((variance, column) => ({
      variance,
      gain: rounded(Math.sqrt(least / (Math.max(0, variance) + least))),
      direction: eigenvectorMatrix.getColumn(column).map(rounded),
    }))
    .sort((a, b) => b.variance - a.variance)
    .slice(0, DIRECTIONS)
    .map(({ gain, direction }) => ({ gain, direction }));
}

/** Six digits are far finer than the fit is sure of. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
