import { MODALITIES } from '../moves/modality.ts';
import { embeddedModalities, type Move } from '../moves/move.ts';
import type { Weights } from '../moves/weights.ts';
import { fuseWeighted } from '../store/columns/fused.ts';
import type { MoveTable } from '../store/table.ts';
import { allOf, whereModalityCount } from '../store/whereClause.ts';
import { type Ranking, rank } from './rank.ts';
import { scoreOf } from './score.ts';
import { embeddingsOf, type Query, type SearchOptions } from './searchQuery.ts';

/** So many more moves than results are found first: room for near-copies. */
const MOVES_TO_SPARE = 2;

/** Further moves are found up to so many, in steps of this factor. */
const MOST_MOVES = 2_500;
const MORE = 4;

/** Of equally good moves the index finds some: those that are left out are not followed up. */
const ROUNDING = 1e-5;

/** Rows that are searched together. */
interface RowClass {
  readonly where: string | undefined;
  /** The most that any of them has. */
  readonly modalities: number;
}

/**
 * The best moves of a table that has its index, of those that a where clause admits: finds more until none that is
 * left out could be among the best `k`, as far as the index finds what there is.
 */
export async function bestByIndex(
  table: MoveTable,
  query: Query,
  where: string | undefined,
  options: SearchOptions,
): Promise<Ranking> {
  const vector = fuseWeighted(embeddingsOf(query), options.weights);
  const ways = await waysTo(table, options.weights, where);
  for (let limit = options.k + MOVES_TO_SPARE; ; limit *= MORE) {
    for (const classes of ways) {
      const found = await Promise.all(
        classes.map((rows) => table.nearestByIndex({ vector, where: rows.where, limit })),
      );
      const leftOut = found.map((moves, i) =>
        moves.length < limit
          ? Number.NEGATIVE_INFINITY
          : worstOf(query, moves, classes[i], options) - ROUNDING,
      );
      const ranking = rank(query, found.flat(), options);
      const kth = ranking.neighbours[options.k - 1]?.score ?? Number.NEGATIVE_INFINITY;
      if (Math.max(...leftOut) < kth || (limit >= MOST_MOVES && classes === ways.at(-1))) {
        return ranking;
      }
    }
  }
}

/**
 * The rows of a search in classes, in the ways in which it can be made: the quickest first, the surest last. The index
 * puts rows that lack a modality too far in front. As long as they do not take all the places, what it finds of the
 * others tells what is left out, and all rows can be searched at once; else each number of modalities by itself.
 */
async function waysTo(table: MoveTable, weights: Weights, where: string | undefined): Promise<RowClass[][]> {
  const classes = MODALITIES.map((_, i) => ({
    where: allOf([where, whereModalityCount(i + 1)]),
    modalities: i + 1,
  }));
  const counts = await Promise.all(classes.map((rows) => table.count(rows.where)));
  const inhabited = classes.filter((_, i) => counts[i] > 0);
  const together = [{ where, modalities: inhabited.at(-1)?.modalities ?? MODALITIES.length }];
  if (inhabited.length === 1) {
    return [together];
  }
  // Where few rows are admitted, few of them are so near that what others gain does not matter.
  return where === undefined && everyModalityTells(weights) ? [together, inhabited] : [inhabited];
}

/**
 * Whether a row that lacks a modality loses more than it gains by being shorter, so that it hardly comes too early. A
 * query of the index is √3 long: with one unit vector less, a row is nearer as if its score were greater by |w| / 2√3.
 */
function everyModalityTells(weights: Weights): boolean {
  const each = MODALITIES.map((modality) => weights[modality]);
  return Math.min(...each) > Math.hypot(...each) / (2 * Math.sqrt(3));
}

/** The least score of the moves that have as many modalities as any of their class: the others come too early. */
function worstOf(
  query: Query,
  moves: readonly Move[],
  { modalities }: RowClass,
  { weights }: SearchOptions,
): number {
  const scores = moves
    .filter((move) => embeddedModalities(move).length === modalities)
    .map(
      ({ embeddings }) =>
        scoreOf(embeddingsOf(query), embeddings, weights)?.score ?? Number.POSITIVE_INFINITY,
    );
  return Math.min(...scores);
}
