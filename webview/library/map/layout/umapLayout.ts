import { UMAP } from 'umap-js';
import type { Weights } from '../../../../src/moves/weights.ts';
import { seededRandom } from '../../../../src/shared/seededRandom.ts';
import { type FusedVectors, weightedVectors } from './reduceVectors.ts';

/** The same library gives the same map. */
const MAP_SEED = 42;
const NEIGHBOURS = 15;
const MIN_DISTANCE = 0.15;
/** Fewer moves than this have no neighbourhoods to draw. */
export const FEWEST_FOR_MAP = 5;

/** How far a layout is, 0 to 1, with the positions so far: x and y of each move in turn. */
export interface LayoutStep {
  readonly progress: number;
  readonly positions: Float32Array;
}

/** Steps between two reports. */
const REPORT_EVERY = 20;

/**
 * Lays moves out so that alike ones lie together, reporting from time to time; the last step has progress 1.
 * Method: UMAP, McInnes et al. 2018.
 * @param before where to begin: x and y of each move in turn, NaN for moves that begin anywhere
 */
export function* umapLayout(
  vectors: FusedVectors,
  weights: Weights,
  before: Float32Array | null,
): Generator<LayoutStep> {
  if (vectors.count < FEWEST_FOR_MAP) {
    return;
  }
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: Math.min(NEIGHBOURS, vectors.count - 1),
    minDist: MIN_DISTANCE,
    random: seededRandom(MAP_SEED),
    distanceFn: euclidean,
  });
  const epochs = umap.initializeFit(weightedVectors(vectors, weights));
  if (before !== null) {
    umap.getEmbedding().forEach((point, move) => {
      if (!Number.isNaN(before[2 * move])) {
        point[0] = before[2 * move];
        point[1] = before[2 * move + 1];
      }
    });
  }
  for (let epoch = 1; epoch <= epochs; epoch++) {
    umap.step();
    if (epoch % REPORT_EVERY === 0 || epoch === epochs) {
      yield { progress: epoch / epochs, positions: Float32Array.from(umap.getEmbedding().flat()) };
    }
  }
}

export function euclidean(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = a[i] - b[i];
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}
