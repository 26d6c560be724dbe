/**
 * The value below which the share `rank` (0 to 1) of the values lies, linear between neighbours; NaN where there
 * are none.
 */
export function quantile(values: ArrayLike<number>, rank: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * rank;
  const below = Math.floor(place);
  if (sorted.length === 0) {
    return Number.NaN;
  }
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** Middle value, the mean of the two middle ones for an even count; NaN where there are none. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** Mean; NaN where there are no values. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
  }
  return sum / values.length;
}

/** Standard deviation of the whole population; NaN where there are no values. */
export function standardDeviation(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += (values[i] - centre) ** 2;
  }
  return Math.sqrt(sum / values.length);
}
