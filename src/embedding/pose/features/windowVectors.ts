import { type MovementWindows, UNITS_PER_ONE, WINDOW_DIMENSION } from '../../../moves/movementWindows.ts';
import { mean } from '../../statistics.ts';
import type { WindowConstants } from '../poseConstants.ts';
import { seenOrZero, standardise, unitOf } from './standardise.ts';
import type { WindowFeatures } from './windowFeatures.ts';

/** How much the dancers' difference and what happens between them count, beside 1 for what they share. */
const CONTRAST_WEIGHT = 0.5;
const INTERACTION_WEIGHT = 0.7;
/** Mean difference of two dancers in deviations, over the root of two: taken away so that contrast is centred. */
const USUAL_CONTRAST = 0.8;
/** A window is as common as it is like so many of the typical windows nearest to it. */
const NEAREST_TYPICAL = 8;

/**
 * Both dancers of a window and what happens between them as one unit vector: sum and difference, so that it does not
 * matter who is first. What was not seen is 0, the usual.
 */
export function combinedWindow(
  { dancers, interaction }: WindowFeatures,
  scales: Pick<WindowConstants, 'person' | 'interaction'>,
): Float64Array {
  const [one, other] = dancers.map((dancer) => standardise(dancer, scales.person).map(seenOrZero));
  const between = standardise(interaction, scales.interaction).map(seenOrZero);
  const person = Math.sqrt(one.length);
  const shared = one.map((value, i) => (value + other[i]) / Math.SQRT2 / person);
  const contrast = one.map(
    (value, i) => (CONTRAST_WEIGHT * (Math.abs(value - other[i]) / Math.SQRT2 - USUAL_CONTRAST)) / person,
  );
  const rest = between.map((value) => (INTERACTION_WEIGHT * value) / Math.sqrt(between.length));
  return unitOf(Float64Array.from([...shared, ...contrast, ...rest]));
}

/** A combined window along the axes on which windows differ most: a unit vector of as many numbers as axes. */
export function alongAxes(window: Float64Array, axes: readonly (readonly number[])[]): Float64Array {
  return unitOf(Float64Array.from(axes, (axis) => product(window, axis)));
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i] * b[i];
  }
  return sum;
}

/** The windows of a clip along the axes, unit vectors of `WINDOW_DIMENSION`. */
export function windowVectors(
  windows: readonly WindowFeatures[],
  constants: WindowConstants,
): Float64Array[] {
  return windows.map((window) => alongAxes(combinedWindow(window, constants), constants.axes));
}

/** Mean cosine to the typical windows nearest to a window, -1 to 1. */
function commonnessOf(vector: ArrayLike<number>, typical: WindowConstants['typical']): number {
  const cosines = Float64Array.from(typical, (centre) => product(vector, centre)).sort();
  return mean(cosines.subarray(-NEAREST_TYPICAL));
}

/** Windows as they are kept, in eight bits. */
export function keptWindows(
  vectors: readonly Float64Array[],
  { typical }: Pick<WindowConstants, 'typical'>,
): MovementWindows {
  const kept = new Int8Array(vectors.length * WINDOW_DIMENSION);
  for (const [i, vector] of vectors.entries()) {
    kept.set(vector.map(inUnits), i * WINDOW_DIMENSION);
  }
  return {
    vectors: kept,
    commonness: Int8Array.from(vectors, (vector) => inUnits(commonnessOf(vector, typical))),
  };
}

const inUnits = (value: number): number => Math.round(value * UNITS_PER_ONE);
