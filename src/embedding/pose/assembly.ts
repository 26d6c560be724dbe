import { unit } from '../../moves/vectors.ts';
import type { FeatureScale, PoseConstants } from './poseConstants.ts';
import { PERSON_BLOCKS, type PoseFeatures } from './poseFeatures.ts';

/** Features further from usual than this many deviations count as this far. */
const FARTHEST = 3;
/**
 * How much each block counts, whatever its length. Rhythm tells moves apart best; shape depends most on the camera.
 */
const WEIGHTS = { shape: 0.5, movement: 0.5, rhythm: 0.7, interaction: 0.6 } as const;
/** How the dancers differ counts this much, beside 1 for what they share. */
const CONTRAST_WEIGHT = 0.5;

/** Weight of each feature of one dancer. */
const PERSON_WEIGHTS: readonly number[] = (['shape', 'movement', 'rhythm'] as const).flatMap((block) =>
  new Array<number>(PERSON_BLOCKS[block]).fill(WEIGHTS[block] / Math.sqrt(PERSON_BLOCKS[block])),
);

/** Mean difference of two dancers in deviations, over the root of two: taken away so that contrast is centred. */
const USUAL_CONTRAST = 0.8;

/**
 * Length of the block that tells forwards from backwards, beside 1 for all others: a clip played backwards has a
 * cosine of (1 - .09) / (1 + .09) = .83 to itself.
 */
const DIRECTION_WEIGHT = 0.3;
/** Directions fainter than this, in deviations, stay faint: they are noise. */
const FAINTEST_DIRECTION = 0.2;

/** How unusual each feature is, in deviations; NaN where it was not seen. */
function standardise(features: Float64Array, { means, deviations }: FeatureScale): Float64Array {
  return features.map((value, i) =>
    Math.max(-FARTHEST, Math.min(FARTHEST, (value - means[i]) / deviations[i])),
  );
}

const seenOrZero = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** The features of direction in time, brought to one length: what part of the vector turns round must not depend on the clip. */
function directionBlock(direction: Float64Array, scale: FeatureScale): Float64Array {
  const values = standardise(direction, scale).map(
    (value) => seenOrZero(value) / Math.sqrt(direction.length),
  );
  const length = Math.max(FAINTEST_DIRECTION, Math.hypot(...values));
  return values.map((value) => (DIRECTION_WEIGHT * value) / length);
}

/**
 * The unit vector of a clip's features: sum and difference of the two dancers, so that it does not matter who is
 * first, and what happens between them. What was not seen is 0, the usual. A
 * clip played backwards differs in the last block only. Null where nothing at all was seen.
 */
export function assemble(features: PoseFeatures, constants: PoseConstants): Float32Array | null {
  const [one, other] = features.dancers.map((dancer) => standardise(dancer, constants.person));
  const interaction = standardise(features.interaction, constants.interaction);
  const shared = one.map(
    (value, i) => (PERSON_WEIGHTS[i] * (seenOrZero(value) + seenOrZero(other[i]))) / Math.SQRT2,
  );
  const contrast = one.map((value, i) =>
    seenOrZero(
      CONTRAST_WEIGHT * PERSON_WEIGHTS[i] * (Math.abs(value - other[i]) / Math.SQRT2 - USUAL_CONTRAST),
    ),
  );
  const between = interaction.map(
    (value) => (WEIGHTS.interaction * seenOrZero(value)) / Math.sqrt(interaction.length),
  );
  const timeless = unit([...shared, ...contrast, ...between]);
  return timeless && unit([...timeless, ...directionBlock(features.direction, constants.direction)]);
}
