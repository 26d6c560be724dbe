import { mean, standardDeviation } from '../../statistics.ts';
import type { Envelope } from './onsetStrength.ts';
import { correlationAt, type PulseCorrelation } from './pulse.ts';

/** Tempos at which the rhythm is looked at, evenly spaced on a logarithmic scale, in beats per minute. */
export const RHYTHM_TEMPOS: readonly number[] = Array.from({ length: 20 }, (_, i) => 60 * 4 ** (i / 20));

/** Each tempo is looked at up to its neighbours. */
const REACH = Math.log(4) / 20;
const STEPS = 17;

/**
 * Mean strength in dB that a spread is measured against at least: music and noise have 0.5 to 1.5, while a drone has
 * so little that any unevenness in it would look like a beat.
 */
const LEAST_MEAN = 0.5;

/** How strongly the rhythm repeats at each of RHYTHM_TEMPOS: mean correlation around it, fading to its neighbours. */
export function rhythmProfile(correlation: PulseCorrelation): Float64Array {
  return Float64Array.from(RHYTHM_TEMPOS, (tempo) => {
    let [sum, weights] = [0, 0];
    for (let step = 1 - STEPS; step < STEPS; step++) {
      const weight = 1 - Math.abs(step) / STEPS;
      const bpm = tempo * Math.exp((REACH * step) / STEPS);
      sum += weight * correlationAt(correlation, (60 * correlation.framesPerSecond) / bpm);
      weights += weight;
    }
    return sum / weights;
  });
}

export interface OnsetStatistics {
  /** Standard deviation over mean: 1 and more where clear beats stand out, little for noise and drones. */
  readonly spread: number;
  /** Share of the time, 0 to 1, in which the strength lies a standard deviation above its mean. */
  readonly share: number;
}

export function onsetStatistics({ values }: Envelope): OnsetStatistics {
  const centre = mean(values);
  const deviation = standardDeviation(values);
  const strong = values.reduce((count, value) => count + (value > centre + deviation ? 1 : 0), 0);
  return { spread: deviation / Math.max(centre, LEAST_MEAN), share: strong / values.length };
}
