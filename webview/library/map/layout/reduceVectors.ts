import { DIMENSIONS, MODALITIES } from '../../../../src/moves/modality.ts';
import type { Weights } from '../../../../src/moves/weights.ts';
import { seededRandom } from '../../../../src/shared/seededRandom.ts';

/** Beyond this many moves the vectors are shortened before the layout, which else would take minutes. */
export const EXACT_LIMIT = 2_000;
/** Length to which each modality's vector is shortened then. */
const SHORT_LENGTH = 32;
const PROJECTION_SEED = 7;

/** Unit vectors of all modalities side by side, one move after the other. */
export interface FusedVectors {
  readonly count: number;
  readonly dimension: number;
  readonly values: Float32Array;
}

/**
 * One vector a move whose Euclidean distances are those of the weighted comparison: each modality's part times the
 * root of its weight. In large libraries the parts are first shortened by a random projection, which keeps distances
 * to within some percent. Method: Johnson & Lindenstrauss 1984, with random signs as Achlioptas 2003.
 */
export function weightedVectors({ count, dimension, values }: FusedVectors, weights: Weights): number[][] {
  const parts = partsOf(count > EXACT_LIMIT, weights);
  return Array.from({ length: count }, (_, move) => {
    const vector = values.subarray(move * dimension, (move + 1) * dimension);
    return parts.flatMap((part) => part(vector));
  });
}

type Part = (vector: Float32Array) => number[];

function partsOf(isShortened: boolean, weights: Weights): Part[] {
  const random = seededRandom(PROJECTION_SEED);
  let offset = 0;
  return MODALITIES.flatMap((modality) => {
    const [start, length] = [offset, DIMENSIONS[modality]];
    offset += length;
    const factor = Math.sqrt(weights[modality]);
    if (factor === 0) {
      return [];
    }
    return isShortened ? shortened(start, length, factor, random) : scaled(start, length, factor);
  });
}

function scaled(start: number, length: number, factor: number): Part {
  return (vector) => Array.from(vector.subarray(start, start + length), (value) => factor * value);
}

function shortened(start: number, length: number, factor: number, random: () => number): Part {
  const size = factor / Math.sqrt(SHORT_LENGTH);
  const signs = Float32Array.from({ length: SHORT_LENGTH * length }, () => (random() < 0.5 ? -size : size));
  return (vector) =>
    Array.from({ length: SHORT_LENGTH }, (_, row) => {
      let sum = 0;
      for (let i = 0; i < length; i++) {
        sum += signs[row * length + i] * vector[start + i];
      }
      return sum;
    });
}
