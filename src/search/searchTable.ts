import { type MoveFilter, passes, relaxationsOf, without } from '../moves/labels/filter.ts';
import type { MoveTable } from '../store/table.ts';
import { allOf, whereComparable, whereFilter } from '../store/whereClause.ts';
import { answerOf, nothingComparable } from './answer.ts';
import { bestByIndex } from './bestByIndex.ts';
import { bestExactly } from './bestExactly.ts';
import { bestMatches, candidateOptions } from './movement/matchCandidates.ts';
import type { Ranking } from './rank.ts';
import { comparedModels, type Query, type SearchOptions } from './searchQuery.ts';
import type { SearchResult } from './searchResult.ts';

/** Fewer rows that a search admits are all compared, which takes no longer than the index does. */
const EXACT_BELOW = 1_000;

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
  const lacking = await table.lackingColumns();
  const whereWithin = (within: MoveFilter) => whereFilter(within, lacking);
  const models = comparedModels(query, options.weights);
  const comparable = whereComparable(models);
  // All rows are counted and the query's own taken off, because then the count is the same for every query.
  const all = async (within: MoveFilter) => (await table.count(whereWithin(within))) - ownRows(query, within);
  const count = async (within: MoveFilter) =>
    (await table.count(allOf([whereWithin(within), comparable]))) -
    (Object.values(models).some((model) => model !== null) ? ownRows(query, within) : 0);
  const [passing, passingAtAll] = await Promise.all([count(filter), all(filter)]);
  if (passing === 0 && (await count({})) === 0) {
    const moves = await all({});
    if (moves > 0) {
      throw nothingComparable(query, moves);
    }
  }
  const where = allOf([whereWithin(filter), passing < passingAtAll ? comparable : undefined]);
  const candidates = candidateOptions(query, options);
  const found = await bestOf(table, query, where, passing, candidates);
  const results = bestMatches(query, found.neighbours.slice(0, candidates.k), options);
  const relaxations = results.length >= k ? [] : relaxationsOf(filter);
  return answerOf(query, options, {
    prevalence: await table.prevalence(),
    results,
    nearCopies: bestMatches(query, found.nearCopies, { ...options, k: found.nearCopies.length }),
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

/** The best moves of the rows that a where clause admits, of which there are so many. */
async function bestOf(
  table: MoveTable,
  query: Query,
  where: string | undefined,
  rows: number,
  options: SearchOptions,
): Promise<Ranking> {
  return rows >= EXACT_BELOW && (await table.hasIndex())
    ? bestByIndex(table, query, where, options)
    : bestExactly(table, query, where, options);
}
