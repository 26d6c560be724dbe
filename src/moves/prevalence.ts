import { ofEachField, SPOKEN_FIELDS, type SpokenField, valuesOf } from './labels/fields.ts';
import type { MoveHeader } from './move.ts';

export type Described = Pick<MoveHeader, 'metadata' | 'tempoBpm'>;

/** How many moves have each value of a field. */
export type LabelCounts = Readonly<Record<SpokenField, ReadonlyMap<string, number>>>;

/** How common labels and tempos are among the moves of a library. */
export class Prevalence {
  readonly #total: number;
  readonly #counts: LabelCounts;
  readonly #tempos: Float64Array;

  /**
   * @param total number of moves, those without labels or tempo included
   * @param tempos in any order
   */
  constructor(total: number, counts: LabelCounts, tempos: Iterable<number>) {
    this.#total = total;
    this.#counts = counts;
    this.#tempos = Float64Array.from(tempos).sort();
  }

  static of(moves: readonly Described[]): Prevalence {
    return new Prevalence(
      moves.length,
      countedBy((field) => moves.flatMap(({ metadata }) => valuesOf(metadata[field]))),
      moves.flatMap(({ tempoBpm }) => tempoBpm ?? []),
    );
  }

  /** The share of the moves that have a label, 0 to 1. */
  ofLabel(field: SpokenField, value: string): number {
    return this.#share(this.#counts[field].get(value) ?? 0);
  }

  /** The share of the moves whose tempo differs from one by at most a fraction of the faster of the two. */
  ofTempo(bpm: number, fraction: number): number {
    const slowest = bpm * (1 - fraction);
    const fastest = bpm / (1 - fraction);
    return this.#share(countBelow(this.#tempos, fastest, true) - countBelow(this.#tempos, slowest, false));
  }

  #share(count: number): number {
    return this.#total === 0 ? 0 : count / this.#total;
  }
}

/** Counts the values of each field. */
export function countedBy(saidOf: (field: SpokenField) => Iterable<string>): LabelCounts {
  return ofEachField(SPOKEN_FIELDS, (field) => {
    const counts = new Map<string, number>();
    for (const value of saidOf(field)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  });
}

/** How many of some ascending numbers lie below a limit, or at it where that counts. */
function countBelow(ascending: Float64Array, limit: number, orAt: boolean): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ascending[middle] < limit || (orAt && ascending[middle] === limit)) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}
