import { mean, quantile } from '../../src/embedding/statistics.ts';
import { seededRandom } from '../../src/shared/seededRandom.ts';

/** A mean and the range that 95 % of the means of resampled clips lie in. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export const RESAMPLES = 10_000;
export const SEED = 20_260_101;

/**
 * The least (or greatest) share of which so many clips can still all have been found (or none) with a chance of
 * 2.5 %: there resampling sees no spread at all. Source: Clopper and Pearson (1934).
 */
function unanimous(value: 0 | 1, clips: number): Estimate {
  const bound = 0.025 ** (1 / clips);
  return value === 1 ? { value, low: bound, high: 1 } : { value, low: 0, high: 1 - bound };
}

/** `bootstrapMean` of values that are 1 or 0 each, or shares; all 1 or all 0 have an interval, too. */
export function bootstrapShare(values: readonly number[]): Estimate {
  for (const value of [0, 1] as const) {
    if (values.length > 0 && values.every((one) => one === value)) {
      return unanimous(value, values.length);
    }
  }
  return bootstrapMean(values);
}

/**
 * Mean of one value a clip, with its 95 % interval; NaN where there are no values.
 * Method: percentile bootstrap over clips (Efron and Tibshirani, 1993, section 13.3). Clips of one song resemble each
 * other, so that with few songs the true interval is wider.
 */
export function bootstrapMean(values: readonly number[], resamples: number = RESAMPLES): Estimate {
  const random = seededRandom(SEED);
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      sum += values[Math.floor(random() * values.length)];
    }
    return sum / values.length;
  });
  return { value: mean(values), low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/**
 * Mean of what the first value of each clip has over the second, with its 95 % interval: an interval without 0 says
 * that the two differ. Resampling pairs takes away what makes some clips harder than others for both.
 */
export function pairedBootstrap(
  pairs: readonly (readonly [number, number])[],
  resamples: number = RESAMPLES,
): Estimate {
  return bootstrapMean(
    pairs.map(([first, second]) => first - second),
    resamples,
  );
}
