import { fuseWeighted } from '../library/fused.ts';
import type { NearestQuery, NearRow } from '../library/searchIndexes.ts';
import type { MoveTable } from '../library/table.ts';
import {
  allOf,
  whereComparable,
  whereFilter,
  whereModalityCount,
  whereNamed,
  whereNamedCount,
} from '../library/whereClause.ts';
import { compareKeys } from '../moves/clip.ts';
import { type MoveFilter, passes, relaxationsOf, without } from '../moves/filter.ts';
import { MODALITIES } from '../moves/modality.ts';
import type { Move } from '../moves/move.ts';
import type { Named } from '../moves/named.ts';
import { answerOf, nothingComparable } from './answer.ts';
import { bestFitFirst } from './bestFitFirst.ts';
import { type Ranking, rank, type Scored } from './rank.ts';
import { comparedModels, embeddingsOf, type Query, type SearchOptions } from './searchQuery.ts';
import type { SearchResult } from './searchResult.ts';

/** Candidates found first for `k` results: room for near-copies, and for the index to be wrong about the order. */
const FIRST_CANDIDATES = 50;
const CANDIDATES_A_RESULT = 4;

/** Further candidates are found up to so many, in steps of this factor. */
const MOST_CANDIDATES = 10_000;
const MORE = 4;

/** So many more rows than results are read of the candidates: room for near-copies. */
const ROWS_TO_SPARE = 2;

/** Fewer rows that a search admits are all compared, which takes no longer than the index does. */
const EXACT_BELOW = 1_000;

/** Scores closer than this are ties for LanceDB, which computes in float32. */
const ROUNDING = 1e-5;

/**
 * Searches a library that is too large to be held in memory: LanceDB finds candidates, exactly or through the index,
 * and the exact score ranks them. The number that a relaxation would give includes near-copies here.
 * @throws Failure `not-comparable` as `searchAll`
 */
export async function searchTable(
  table: MoveTable,
  query: Query,
  options: SearchOptions,
): Promise<SearchResult> {
  const { filter, k } = options;
  const models = comparedModels(query, options.weights);
  const comparable = whereComparable(models);
  // All rows are counted and the query's own taken off, because then the count is the same for every query.
  const all = async (within: MoveFilter) => (await table.count(whereFilter(within))) - ownRows(query, within);
  const count = async (within: MoveFilter) =>
    (await table.count(allOf([whereFilter(within), comparable]))) -
    (Object.values(models).some((model) => model !== null) ? ownRows(query, within) : 0);
  const [passing, passingAtAll] = await Promise.all([count(filter), all(filter)]);
  if (passing === 0 && (await count({})) === 0) {
    const moves = await all({});
    if (moves > 0) {
      throw nothingComparable(query, moves);
    }
  }
  const where = allOf([whereFilter(filter), passing < passingAtAll ? comparable : undefined]);
  const found =
    query.kind === 'description'
      ? await bestByFit(table, query, where, options)
      : await bestOf(table, query, await waysTo(table, query, options, where, passing), options);
  const results = found.neighbours.slice(0, k);
  const relaxations = results.length >= k ? [] : relaxationsOf(filter);
  return answerOf(query, options, {
    results,
    nearCopies: found.nearCopies,
    notComparable: passingAtAll - passing,
    relaxations: await Promise.all(
      relaxations.map(async (drop) => ({ drop, available: await count(without(filter, drop)) })),
    ),
  });
}

/** How many of the rows that pass a filter are the query's own: 1 or 0. */
function ownRows(query: Query, filter: MoveFilter): number {
  return query.kind === 'clip' && passes(filter, query.move.metadata) ? 1 : 0;
}

/** Of what a description names, so much is looked for in a large library. */
const MOST_NAMED = 4;

/** The moves that fit a description best: those that have the most of what it names, and of these the most alike. */
async function bestByFit(
  table: MoveTable,
  query: Extract<Query, { kind: 'description' }>,
  where: string | undefined,
  options: SearchOptions,
): Promise<Pick<Ranking, 'neighbours' | 'nearCopies'>> {
  const named: Named[] = [];
  for (const one of query.named) {
    if (named.length < MOST_NAMED && (await table.count(allOf([where, whereNamed(one)]))) > 0) {
      named.push(one);
    }
  }
  const neighbours: Scored[] = [];
  for (let count = named.length; count >= 0 && neighbours.length < options.k; count--) {
    const within = named.length === 0 ? where : allOf([where, whereNamedCount(named, count)]);
    const rows = await table.count(within);
    const ways = await waysTo(table, query, options, within, rows);
    neighbours.push(...(await bestOf(table, query, ways, options)).neighbours.slice(0, options.k));
  }
  return { neighbours: bestFitFirst(neighbours, query.named), nearCopies: [] };
}

/** Rows that are searched together. */
interface RowClass extends Omit<NearestQuery, 'limit'> {
  /** The most that any of them has. */
  readonly modalities: number;
}

/**
 * The rows of a search in classes, in the ways in which it can be made: the quickest first, the surest last. The index
 * puts rows that lack a modality too far in front. As long as they do not take all the places, what it finds of the
 * others tells what is left out, and all rows can be searched at once; else each number of modalities by itself.
 * Without the index words alone are compared in their own column, which is short.
 */
async function waysTo(
  table: MoveTable,
  query: Query,
  { weights }: SearchOptions,
  where: string | undefined,
  rows: number,
): Promise<RowClass[][]> {
  const fused = { column: 'fused', vector: fuseWeighted(embeddingsOf(query), weights) } as const;
  if (rows >= EXACT_BELOW && (await table.hasIndex())) {
    const classes = MODALITIES.map((_, i) => ({
      ...fused,
      by: 'index' as const,
      where: allOf([where, whereModalityCount(i + 1)]),
      modalities: i + 1,
    }));
    const counts = await Promise.all(classes.map((rows) => table.count(rows.where)));
    const inhabited = classes.filter((_, i) => counts[i] > 0);
    const together = [{ ...inhabited[inhabited.length - 1], where }];
    return inhabited.length > 1 ? [together, inhabited] : [together];
  }
  const text = onlyText(query, weights);
  const compared = text ? ({ column: 'text_embedding', vector: text } as const) : fused;
  return [[{ ...compared, by: 'exact', where, modalities: MODALITIES.length }]];
}

/** The text vector of a query in which nothing else counts. */
function onlyText(query: Query, weights: SearchOptions['weights']): Float32Array | null {
  const { pose, audio, text } = comparedModels(query, weights);
  const embedding = embeddingsOf(query).text;
  return pose === null && audio === null && text !== null && embedding.status === 'embedded'
    ? embedding.vector
    : null;
}

/** The best moves: finds more candidates until none that is left out could be among the best `k`. */
async function bestOf(
  table: MoveTable,
  query: Query,
  ways: readonly (readonly RowClass[])[],
  options: SearchOptions,
): Promise<Ranking> {
  for (let limit = Math.max(FIRST_CANDIDATES, options.k * CANDIDATES_A_RESULT); ; limit *= MORE) {
    for (const classes of ways) {
      const { candidates, leftOut } = await candidatesOf(table, classes, limit);
      const ranking = await readBest(table, query, candidates, options);
      const kth = ranking.neighbours[options.k - 1]?.score ?? Number.NEGATIVE_INFINITY;
      if (leftOut < kth || (limit >= MOST_CANDIDATES && classes === ways.at(-1))) {
        return ranking;
      }
    }
  }
}

interface Candidates {
  /** Best first, equal scores by clip key. */
  readonly candidates: readonly NearRow[];
  /** What rows that are none of the candidates score at most. */
  readonly leftOut: number;
}

/** The best rows of each class, up to `limit` of it. */
async function candidatesOf(
  table: MoveTable,
  classes: readonly RowClass[],
  limit: number,
): Promise<Candidates> {
  const found = await Promise.all(classes.map((rows) => table.nearest({ ...rows, limit })));
  const leftOut = found.map((rows, i) => {
    const { by, modalities } = classes[i];
    const telling = by === 'exact' ? rows : rows.filter((row) => row.modalities === modalities);
    // As good as the worst that was found, one might come first by its key: followed up where rows are compared
    // exactly, left to chance where the index finds them.
    const worst = Math.min(...telling.map(({ score }) => score));
    const margin = by === 'exact' ? ROUNDING : -ROUNDING;
    return rows.length < limit ? Number.NEGATIVE_INFINITY : worst + margin;
  });
  return {
    candidates: found.flat().sort((a, b) => b.score - a.score || compareKeys(a.key, b.key)),
    leftOut: Math.max(...leftOut),
  };
}

/** Ranks the best candidates by their rows, as many as it takes for `k` that are no near-copies. */
async function readBest(
  table: MoveTable,
  query: Query,
  candidates: readonly NearRow[],
  options: SearchOptions,
): Promise<Ranking> {
  const rows: Move[] = [];
  const step = options.k + ROWS_TO_SPARE;
  for (let start = 0; ; start += step) {
    rows.push(...(await table.some(candidates.slice(start, start + step).map(({ key }) => key))));
    const ranking = rank(query, rows, options);
    if (ranking.neighbours.length >= options.k || start + step >= candidates.length) {
      return ranking;
    }
  }
}
