import { unit } from '../../moves/vectors.ts';
import type { MusicFeatures } from './musicFeatures.ts';

/** The parts of an audio vector, in its order. Their sizes sum to 128. */
export const BLOCKS = ['timbre', 'harmony', 'spectrum', 'rhythm'] as const;

export type Block = (typeof BLOCKS)[number];

/** Where a feature lies and how far it spreads over many clips: what makes features comparable. */
export interface BlockConstants {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

export type AudioConstants = Readonly<Record<Block, BlockConstants>>;

/** How much each block counts. Harmony tells songs apart best; the outline of the spectrum changes with the encoding. */
const WEIGHTS: Readonly<Record<Block, number>> = { timbre: 0.7, harmony: 1, spectrum: 0.5, rhythm: 0.7 };

/** No single feature may dominate: beyond so many deviations it is cut. */
const LARGEST_DEVIATIONS = 3;

/** The features as one unit vector of 128: centred, scaled, and weighted by block; null where none differs from its mean. */
export function assemble(features: MusicFeatures, constants: AudioConstants): Float32Array | null {
  return unit(
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
