import { DIMENSIONS } from '../../../moves/modality.ts';
import { PERSON_BLOCKS, type PoseFeatures } from '../features/poseFeatures.ts';
import { pooledProducts, secondOrder } from '../features/secondOrder.ts';
import { seenOrZero, standardise, unitOf } from '../features/standardise.ts';
import { windowVectors } from '../features/windowVectors.ts';
import type { FeatureScale, PoseConstants } from '../poseConstants.ts';

/**
 * How much each block counts, whatever its length. Rhythm tells moves apart best; shape depends most on the camera.
 */
const WEIGHTS = { shape: 0.5, movement: 0.5, rhythm: 0.7, interaction: 0.6 } as const;

/** Weight of each feature of one dancer. */
const PERSON_WEIGHTS: readonly number[] = (['shape', 'movement', 'rhythm'] as const).flatMap((block) =>
  new Array<number>(PERSON_BLOCKS[block]).fill(WEIGHTS[block] / Math.sqrt(PERSON_BLOCKS[block])),
);

/** Squared length of what goes on from second to second, beside 1 for what holds over the whole clip. */
const SECOND_ORDER_WEIGHT = 1.75;

/**
 * Length of the block that tells forwards from backwards, beside 1 for all others: a clip played backwards has a
 * cosine of at most (1 - .09) / (1 + .09) = .83 to itself.
 */
const DIRECTION_WEIGHT = 0.3;
/** Directions fainter than this, in deviations, stay faint: they are noise. */
const FAINTEST_DIRECTION = 0.2;

/** The features of direction in time, brought to one length: what part of the vector turns round must not depend on the clip. */
function directionBlock(direction: Float64Array, scale: FeatureScale): Float64Array {
  const values = standardise(direction, scale).map(
    (value) => seenOrZero(value) / Math.sqrt(direction.length),
  );
  const length = Math.max(FAINTEST_DIRECTION, Math.hypot(...values));
  return values.map((value) => (DIRECTION_WEIGHT * value) / length);
}

/** What the dancers share and what happens between them over the whole clip; a unit vector. */
function wholeClip({ dancers, interaction }: PoseFeatures, constants: PoseConstants): Float64Array {
  const [one, other] = dancers.map((dancer) => standardise(dancer, constants.person));
  const between = standardise(interaction, constants.interaction);
  return unitOf(
    Float64Array.from([
      ...one.map((value, i) => (PERSON_WEIGHTS[i] * (seenOrZero(value) + seenOrZero(other[i]))) / Math.SQRT2),
      ...between.map((value) => (WEIGHTS.interaction * seenOrZero(value)) / Math.sqrt(between.length)),
    ]),
  );
}

/**
 * The unit vector of a clip's features, of 512 numbers of which the last two are 0: what holds over the whole clip
 * (286), what goes together from second to second (190) and direction in time (34). Who is first does not matter, and
 * what was not seen is 0, the usual. Null where nothing at all was seen.
 */
export function assemble(features: PoseFeatures, constants: PoseConstants): Float32Array | null {
  const whole = wholeClip(features, constants);
  if (features.windows.length === 0 || whole.every((component) => component === 0)) {
    return null;
  }
  const pooled = pooledProducts(windowVectors(features.windows, constants.windows));
  const moments = secondOrder(pooled, constants.secondOrder);
  const timeless = unitOf(
    Float64Array.from([...whole, ...moments.map((value) => Math.sqrt(SECOND_ORDER_WEIGHT) * value)]),
  );
  const vector = new Float32Array(DIMENSIONS.pose);
  vector.set(
    unitOf(Float64Array.from([...timeless, ...directionBlock(features.direction, constants.direction)])),
  );
  return vector;
}
