import type { FeatureScale } from '../poseConstants.ts';
import { unitOf } from './standardise.ts';

/** Of each window so many coordinates take part, those along which windows differ most. */
const COORDINATES = 19;

/**
 * Which coordinates of a clip's windows go together: the mean over the windows of the products of any two, and of
 * each with itself, 190 numbers.
 * Method: second-order pooling (Carreira et al. 2012).
 * @param windows at least one, along the axes
 */
export function pooledProducts(windows: readonly Float64Array[]): Float64Array {
  const pooled = new Float64Array((COORDINATES * (COORDINATES + 1)) / 2);
  for (const window of windows) {
    const x = unitOf(window.subarray(0, COORDINATES));
    let at = 0;
    for (let i = 0; i < COORDINATES; i++) {
      for (let j = i; j < COORDINATES; j++) {
        pooled[at++] += (x[i] * x[j]) / windows.length;
      }
    }
  }
  return pooled;
}

/** Pooled products in deviations from the usual, as signed roots, so that no single one stands out; a unit vector. */
export function secondOrder(pooled: Float64Array, { means, deviations }: FeatureScale): Float64Array {
  return unitOf(
    pooled.map((value, i) => {
      const unusual = (value - means[i]) / deviations[i];
      return Math.sign(unusual) * Math.sqrt(Math.abs(unusual));
    }),
  );
}
