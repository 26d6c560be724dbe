import type { MusicFeatures } from '../musicFeatures.ts';

/** The parts of an audio vector, in its order. Their sizes sum to 128. */
export const BLOCKS = ['timbre', 'harmony', 'spectrum', 'rhythm'] as const;

export type Block = (typeof BLOCKS)[number];

/** Where each feature of a block lies and how far it spreads over many clips: what makes features comparable. */
export interface BlockConstants {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** How much each block counts. Harmony tells songs apart best; the outline of the spectrum changes with the encoding. */
const WEIGHTS: Readonly<Record<Block, number>> = { timbre: 0.7, harmony: 1, spectrum: 0.5, rhythm: 0.7 };

/** No single feature may dominate: beyond so many deviations it is cut. */
const LARGEST_DEVIATIONS = 3;

/** The features side by side, 128, each centred and scaled by its constants and weighted by its block. */
export function standardise(
  features: MusicFeatures,
  constants: Readonly<Record<Block, BlockConstants>>,
): Float64Array {
  return Float64Array.from(
    BLOCKS.flatMap((block) => {
      const { means, deviations } = constants[block];
      const values = Array.from(features[block]);
      const scale = WEIGHTS[block] / Math.sqrt(values.length);
      return values.map((value, i) => {
        const standardised = (value - means[i]) / deviations[i];
        return scale * Math.min(LARGEST_DEVIATIONS, Math.max(-LARGEST_DEVIATIONS, standardised));
      });
    }),
  );
}
