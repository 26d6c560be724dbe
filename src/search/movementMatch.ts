import type { Match } from '../moves/likeness.ts';
import {
  type MovementWindows,
  UNITS_PER_ONE,
  WINDOW_DIMENSION,
  WINDOW_HOP_SECONDS,
  WINDOW_SECONDS,
} from '../moves/movementWindows.ts';

/** Of either clip so many moments count, those that find their like best. */
const BEST_MOMENTS = 3;

/** A clip's windows as numbers to compare. */
export interface Moments {
  readonly count: number;
  /** `[window][WINDOW_DIMENSION]`, unit vectors. */
  readonly vectors: Float32Array;
  /** `[window]`, -1 to 1. */
  readonly commonness: Float32Array;
}

export function momentsOf({ vectors, commonness }: MovementWindows): Moments {
  const moments = new Float32Array(vectors.length);
  for (let start = 0; start < vectors.length; start += WINDOW_DIMENSION) {
    const window = vectors.subarray(start, start + WINDOW_DIMENSION);
    const length = Math.sqrt(window.reduce((sum, unit) => sum + unit * unit, 0)) || 1;
    for (let k = 0; k < WINDOW_DIMENSION; k++) {
      moments[start + k] = window[k] / length;
    }
  }
  return {
    count: commonness.length,
    vectors: moments,
    commonness: Float32Array.from(commonness, (unit) => unit / UNITS_PER_ONE),
  };
}

/** How alike any moment of one clip is to any of another: the cosine less how common both are. `[a][b]` */
function likenessOfMoments(a: Moments, b: Moments): Float32Array {
  const [ours, theirs] = [a.vectors, b.vectors];
  const likeness = new Float32Array(a.count * b.count);
  let at = 0;
  for (let i = 0; i < a.count; i++) {
    const from = i * WINDOW_DIMENSION;
    for (let j = 0; j < b.count; j++) {
      const to = j * WINDOW_DIMENSION;
      let cosine = 0;
      for (let k = 0; k < WINDOW_DIMENSION; k++) {
        cosine += ours[from + k] * theirs[to + k];
      }
      likeness[at++] = cosine - (a.commonness[i] + b.commonness[j]) / 2;
    }
  }
  return likeness;
}

/** Mean of the greatest few, or of all where there are fewer. */
function meanOfBest(values: Float32Array): number {
  const best = values.sort().subarray(-BEST_MOMENTS);
  return best.reduce((sum, value) => sum + value, 0) / best.length;
}

function similarityFrom(likeness: Float32Array, rows: number, columns: number): number {
  const [best, bestOfOther] = [new Float32Array(rows).fill(-2), new Float32Array(columns).fill(-2)];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = likeness[i * columns + j];
      if (value > best[i]) {
        best[i] = value;
      }
      if (value > bestOfOther[j]) {
        bestOfOther[j] = value;
      }
    }
  }
  return (meanOfBest(best) + meanOfBest(bestOfOther)) / 2;
}

/** Steps of a path: as fast as each other, or one up to twice as fast. */
const STEPS = [
  [1, 1],
  [2, 1],
  [1, 2],
] as const;

interface Stretch {
  /** First and last window, of either clip. */
  readonly query: readonly [number, number];
  readonly result: readonly [number, number];
}

/**
 * The stretches along which two clips are most alike, moment by moment.
 * Method: local alignment (Smith and Waterman 1981) with slopes from 1/2 to 2.
 */
function bestStretch(likeness: Float32Array, columns: number): Stretch {
  const sums = new Float32Array(likeness.length);
  const cameBy = new Int8Array(likeness.length).fill(-1);
  let [end, most] = [0, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < likeness.length; at++) {
    const [i, j] = [Math.floor(at / columns), at % columns];
    let before = 0;
    for (const [step, [down, across]] of STEPS.entries()) {
      const from = at - down * columns - across;
      if (i >= down && j >= across && sums[from] > before) {
        before = sums[from];
        cameBy[at] = step;
      }
    }
    const sum = before + likeness[at];
    sums[at] = Math.max(0, sum);
    if (sum > most) {
      [most, end] = [sum, at];
    }
  }
  let start = end;
  while (cameBy[start] >= 0) {
    const [down, across] = STEPS[cameBy[start]];
    start -= down * columns + across;
  }
  return {
    query: [Math.floor(start / columns), Math.floor(end / columns)],
    result: [start % columns, end % columns],
  };
}

function secondsOf([first, last]: readonly [number, number]): readonly [number, number] {
  return [first * WINDOW_HOP_SECONDS, last * WINDOW_HOP_SECONDS + WINDOW_SECONDS];
}

/** How alike two clips' most alike moments are; null where one has none. */
export function similarityOf(query: Moments, result: Moments): number | null {
  return query.count === 0 || result.count === 0
    ? null
    : similarityFrom(likenessOfMoments(query, result), query.count, result.count);
}

/** The same with where it is. */
export function matchOf(query: Moments, result: Moments): Match | null {
  if (query.count === 0 || result.count === 0) {
    return null;
  }
  const likeness = likenessOfMoments(query, result);
  const stretch = bestStretch(likeness, result.count);
  return {
    similarity: similarityFrom(likeness, query.count, result.count),
    query: secondsOf(stretch.query),
    result: secondsOf(stretch.result),
  };
}
