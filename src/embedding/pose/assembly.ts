import { unit } from '../../moves/vectors.ts';
import type { FeatureScale, PoseConstants } from './poseConstants.ts';
import type { PoseFeatures } from './poseFeatures.ts';

/** Features further from usual than this many deviations count as this far. */
const FARTHEST = 3;
/** How much each block counts: what the dancers share, how they differ, what happens between them. */
const WEIGHTS = { shared: 1, contrast: 0.5, interaction: 0.7 } as const;
/** Mean difference of two dancers in deviations, over the root of two: taken away so that contrast is centred. */
const USUAL_CONTRAST = 0.8;

/** How unusual each feature is, in deviations; NaN where it was not seen. */
function standardise(features: Float64Array, { means, deviations }: FeatureScale): Float64Array {
  return features.map((value, i) =>
    Math.max(-FARTHEST, Math.min(FARTHEST, (value - means[i]) / deviations[i])),
  );
}

const seenOrZero = (value: number): number => (Number.isNaN(value) ? 0 : value);

/**
 * The unit vector of a clip's features: sum and difference of the two dancers, so that it does not matter who is
 * first, and what happens between them. What was not seen is 0, the usual. Null where nothing at all was seen.
 */
export function assemble(features: PoseFeatures, constants: PoseConstants): Float32Array | null {
  const [one, other] = features.dancers.map((dancer) => standardise(dancer, constants.person));
  const interaction = standardise(features.interaction, constants.interaction);
  const personLength = Math.sqrt(one.length);
  const shared = one.map(
    (value, i) => (WEIGHTS.shared * (seenOrZero(value) + seenOrZero(other[i]))) / (Math.SQRT2 * personLength),
  );
  const contrast = one.map((value, i) =>
    seenOrZero(
      (WEIGHTS.contrast * (Math.abs(value - other[i]) / Math.SQRT2 - USUAL_CONTRAST)) / personLength,
    ),
  );
  const between = interaction.map(
    (value) => (WEIGHTS.interaction * seenOrZero(value)) / Math.sqrt(interaction.length),
  );
  return unit([...shared, ...contrast, ...between]);
}
