import type { Weights } from '../../../../src/moves/weights.ts';
import { seededRandom } from '../../../../src/shared/seededRandom.ts';
import { align } from './align.ts';
import { type FusedVectors, weightedVectors } from './reduceVectors.ts';
import { euclidean, FEWEST_FOR_MAP, type LayoutStep, umapLayout } from './umapLayout.ts';

/** From this share of moves that have a place already, the others are put among them and nothing moves. */
const SETTLED_SHARE = 2 / 3;
/** Neighbours that a new move is put between. */
const NEIGHBOURS = 3;
/** So far, in the map's units, a new move may lie off their mean, so that two never lie on each other. */
const SPREAD = 0.12;
const SPREAD_SEED = 11;

export interface LayoutTask {
  readonly weights: Weights;
  /**
   * x and y of each move in turn in the earlier layout, NaN for moves that it did not have; null where there was none.
   */
  readonly before: Float32Array | null;
  /** Whether the earlier layout went by the same weights, so that what it placed can stay. */
  readonly keepsPlaces: boolean;
}

/**
 * Lays moves out so that those that a person knows the place of stay there. Where most have a place, each other move
 * is put between the moves that are most like it. Else all are laid out from where they were, and the layout is turned
 * back to how it lay.
 */
export function* layOutMap(
  vectors: FusedVectors,
  { weights, before, keepsPlaces }: LayoutTask,
): Generator<LayoutStep> {
  const placed = before === null ? [] : placedIn(before);
  if (before === null || placed.length < FEWEST_FOR_MAP) {
    yield* umapLayout(vectors, weights, null);
  } else if (keepsPlaces && placed.length >= SETTLED_SHARE * vectors.count) {
    yield { progress: 1, positions: amongPlaced(weightedVectors(vectors, weights), before, placed) };
  } else {
    for (const step of umapLayout(vectors, weights, before)) {
      align(step.positions, before);
      yield step;
    }
  }
}

function placedIn(before: Float32Array): number[] {
  const placed: number[] = [];
  for (let move = 0; 2 * move < before.length; move++) {
    if (!Number.isNaN(before[2 * move])) {
      placed.push(move);
    }
  }
  return placed;
}

function amongPlaced(
  vectors: readonly number[][],
  before: Float32Array,
  placed: readonly number[],
): Float32Array {
  const random = seededRandom(SPREAD_SEED);
  const positions = before.slice();
  vectors.forEach((vector, move) => {
    if (Number.isNaN(before[2 * move])) {
      const nearest = placed
        .map((other) => ({ other, distance: euclidean(vector, vectors[other]) }))
        .sort((a, b) => a.distance - b.distance || a.other - b.other)
        .slice(0, NEIGHBOURS);
      const total = nearest.reduce((sum, { distance }) => sum + closeness(distance), 0);
      for (const axis of [0, 1]) {
        const mean = nearest.reduce(
          (sum, { other, distance }) => sum + (closeness(distance) / total) * before[2 * other + axis],
          0,
        );
        positions[2 * move + axis] = mean + SPREAD * (2 * random() - 1);
      }
    }
  });
  return positions;
}

function closeness(distance: number): number {
  return 1 / (distance + 0.05);
}
