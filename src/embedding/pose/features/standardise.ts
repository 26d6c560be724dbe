import type { FeatureScale } from '../poseConstants.ts';

/** Features further from usual than this many deviations count as this far. */
const FARTHEST = 3;

/** How unusual each feature is, in deviations; NaN where it was not seen. */
export function standardise(features: Float64Array, { means, deviations }: FeatureScale): Float64Array {
  return features.map((value, i) =>
    Math.max(-FARTHEST, Math.min(FARTHEST, (value - means[i]) / deviations[i])),
  );
}

/** What was not seen counts as the usual. */
export const seenOrZero = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** A vector of float64 scaled to length 1; zeros stay zeros. */
export function unitOf(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((component) => component / length) : vector;
}
