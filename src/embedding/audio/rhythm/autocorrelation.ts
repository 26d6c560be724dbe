import { mean } from '../../statistics.ts';

/**
 * How alike a signal is to itself some frames later: Pearson's r for every lag from 0 to `longestLag`, 1 at lag 0.
 * Long lags do not fade, though fewer frames remain to compare. All 0 where the signal does not change.
 */
export function autocorrelation(values: Float64Array, longestLag: number): Float64Array {
  const level = mean(values);
  const centred = values.map((value) => value - level);
  const result = new Float64Array(longestLag + 1);
  for (let lag = 0; lag <= longestLag && lag < centred.length; lag++) {
    let sum = 0;
    for (let i = lag; i < centred.length; i++) {
      sum += centred[i] * centred[i - lag];
    }
    result[lag] = sum / (centred.length - lag);
  }
  const power = result[0];
  return power > 0 ? result.map((value) => value / power) : result;
}
