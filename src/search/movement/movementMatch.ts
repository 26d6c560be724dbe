import type { Match, Stretch } from '../../moves/likeness.ts';
import {
  type MovementWindows,
  UNITS_PER_ONE,
  WINDOW_DIMENSION,
  WINDOW_HOP_SECONDS,
  WINDOW_SECONDS,
} from '../../moves/movementWindows.ts';
import { STRETCH } from './thresholds.ts';

/** Of either clip so many moments count, those that find their like best. */
const BEST_MOMENTS = 3;

/** A clip's windows as they are compared. */
export interface Moments {
  readonly count: number;
  /** `[window][WINDOW_DIMENSION]`, in eight bits: products of whole numbers are exact, and quick. */
  readonly vectors: Int8Array;
  /** `[window]`: what makes a vector a unit vector. */
  readonly scales: Float64Array;
  /** `[window]`: half of how common it is. */
  readonly penalties: Float64Array;
}

export function momentsOf({ vectors, commonness }: MovementWindows): Moments {
  const count = commonness.length;
  const penalties = Float64Array.from(commonness, (units) => units / UNITS_PER_ONE / 2);
  return { count, vectors, scales: scalesOf(vectors, count), penalties };
}

/** The moments half way from each window to the next, as the mean of both. */
export function momentsBetween({ count, vectors, penalties }: Moments): Moments {
  const means = vectors.subarray(WINDOW_DIMENSION).map((unit, k) => (unit + vectors[k]) / 2);
  return {
    count: count - 1,
    vectors: means,
    scales: scalesOf(means, count - 1),
    penalties: penalties.subarray(1).map((penalty, i) => (penalty + penalties[i]) / 2),
  };
}

function scalesOf(vectors: Int8Array, count: number): Float64Array {
  const scales = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const start = i * WINDOW_DIMENSION;
    let squares = 0;
    for (let k = start; k < start + WINDOW_DIMENSION; k++) {
      squares += vectors[k] * vectors[k];
    }
    scales[i] = 1 / Math.sqrt(squares || 1);
  }
  return scales;
}

/**
 * The inner product of each window of one clip with each of another: `[a][b]`. Four are summed up side by side, in
 * whole numbers and without destructuring, which halves the time twice.
 */
function productsOf(a: Moments, b: Moments): Float32Array {
  const [ours, theirs, columns] = [a.vectors, b.vectors, b.count];
  const products = new Float32Array(a.count * columns);
  for (let i = 0; i < a.count; i++) {
    const from = i * WINDOW_DIMENSION;
    for (let j = 0; j < columns; j += 4) {
      const first = j * WINDOW_DIMENSION;
      // Of the last windows some are taken twice.
      const second = Math.min(j + 1, columns - 1) * WINDOW_DIMENSION;
      const third = Math.min(j + 2, columns - 1) * WINDOW_DIMENSION;
      const fourth = Math.min(j + 3, columns - 1) * WINDOW_DIMENSION;
      let one = 0;
      let two = 0;
      let three = 0;
      let four = 0;
      for (let k = 0; k < WINDOW_DIMENSION; k++) {
        const unit = ours[from + k];
        one = (one + unit * theirs[first + k]) | 0;
        two = (two + unit * theirs[second + k]) | 0;
        three = (three + unit * theirs[third + k]) | 0;
        four = (four + unit * theirs[fourth + k]) | 0;
      }
      const row = i * columns;
      products[row + j] = one;
      products[row + Math.min(j + 1, columns - 1)] = two;
      products[row + Math.min(j + 2, columns - 1)] = three;
      products[row + Math.min(j + 3, columns - 1)] = four;
    }
  }
  return products;
}

/** How alike any moment of one clip is to any of another: the cosine less how common both are. `[a][b]` */
function likenessOfMoments(a: Moments, b: Moments): Float32Array {
  const likeness = productsOf(a, b);
  for (let i = 0, at = 0; i < a.count; i++) {
    for (let j = 0; j < b.count; j++, at++) {
      likeness[at] = likeness[at] * a.scales[i] * b.scales[j] - a.penalties[i] - b.penalties[j];
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
  const best = new Float32Array(rows).fill(-2);
  const bestOfOther = new Float32Array(columns).fill(-2);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      const value = likeness[at];
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

interface WindowStretches {
  /** First and last window, of either clip. */
  readonly query: readonly [number, number];
  readonly result: readonly [number, number];
  /** How alike they are, summed up along them. */
  readonly sum: number;
}

/**
 * The stretches along which two clips are most alike, moment by moment.
 * Method: local alignment (Smith and Waterman 1981) with slopes from 1/2 to 2.
 */
function bestStretches(likeness: Float32Array, columns: number): WindowStretches {
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
    sum: most,
  };
}

function secondsOf([first, last]: readonly [number, number]): Stretch {
  return [first * WINDOW_HOP_SECONDS, last * WINDOW_HOP_SECONDS + WINDOW_SECONDS];
}

/** How alike two clips' most alike moments are; null where one has none. */
export function similarityOf(query: Moments, result: Moments): number | null {
  return query.count === 0 || result.count === 0
    ? null
    : similarityFrom(likenessOfMoments(query, result), query.count, result.count);
}

/** The same with where it is, if it is anywhere. */
export function matchOf(query: Moments, result: Moments): Match | null {
  if (query.count === 0 || result.count === 0) {
    return null;
  }
  const likeness = likenessOfMoments(query, result);
  const best = bestStretches(likeness, result.count);
  return {
    similarity: similarityFrom(likeness, query.count, result.count),
    where: best.sum < STRETCH.sum ? null : { query: secondsOf(best.query), result: secondsOf(best.result) },
  };
}
