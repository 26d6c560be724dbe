import { Failure } from '../shared/failure.ts';
import { MODALITIES, type Modality } from './modality.ts';

/**
 * How much each modality counts when moves are compared, on scales on which all differ alike. Not negative, not all 0;
 * they need not sum to 1.
 */
export type Weights = Readonly<Record<Modality, number>>;

/** Weights that have a name: `movement` is what dancers mean by similar, `reference` what the reference weighs by. */
export const WEIGHT_PRESETS = {
  movement: { pose: 1, audio: 0, text: 0.25 },
  reference: { pose: 0.35, audio: 0.35, text: 0.3 },
} as const satisfies Readonly<Record<string, Weights>>;

export const DEFAULT_WEIGHTS: Weights = WEIGHT_PRESETS.movement;

/** What a search by description goes by: words alone. */
export const TEXT_ONLY: Weights = { pose: 0, audio: 0, text: 1 };

export function areSameWeights(a: Weights, b: Weights): boolean {
  return MODALITIES.every((modality) => a[modality] === b[modality]);
}

/** @throws Failure `bad-request` where a weight is negative or not finite, or all are 0 */
export function checkWeights(weights: Weights): Weights {
  for (const modality of MODALITIES) {
    const weight = weights[modality];
    if (!Number.isFinite(weight) || weight < 0) {
      throw new Failure('bad-request', `The weight of ${modality} is ${weight}.`, {
        remedy: 'A weight is a number from 0.',
      });
    }
  }
  if (MODALITIES.every((modality) => weights[modality] === 0)) {
    throw new Failure('bad-request', 'All weights are 0, so nothing could be compared.', {
      remedy: 'Give pose, audio or text a weight above 0.',
    });
  }
  return weights;
}
