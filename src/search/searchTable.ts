import { fuseWeighted } from '../library/fused.ts';
import type { MoveTable } from '../library/table.ts';
import { allOf, quoted, whereComparable, whereFilter, whereModalityCount } from '../library/whereClause.ts';
import { type MoveFilter, relaxationsOf, without } from '../moves/filter.ts';
import { MODALITIES } from '../moves/modality.ts';
import type { Move } from '../moves/move.ts';
import { answerOf, nothingComparable } from './answer.ts';
import { type Ranking, rank } from './rank.ts';
import { comparedModels, embeddingsOf, type Query, type SearchOptions } from './searchQuery.ts';
import type { SearchResult } from './searchResult.ts';

/** Candidates fetched first for `k` results: room for near-copies, and for the index to be wrong about the order. */
const FIRST_CANDIDATES = 100;
const CANDIDATES_A_RESULT = 4;

/** Further candidates are fetched up to so many, in steps of this factor. */
const MOST_CANDIDATES = 10_000;
const MORE = 4;

/** Fewer rows that a search admits are all read and compared: faster than LanceDB's own comparison with a filter. */
const READ_ALL_BELOW = 1_000;

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
  const others = query.kind === 'clip' ? `clip_key <> ${quoted(query.move.key)}` : undefined;
  const comparable = whereComparable(comparedModels(query, options.weights));
  const count = (within: MoveFilter) => table.count(allOf([whereFilter(within), comparable, others]));
  const [passing, passingAtAll] = await Promise.all([
    count(filter),
    table.count(allOf([whereFilter(filter), others])),
  ]);
  if (passing === 0 && (await count({})) === 0) {
    const moves = await table.count(others);
    if (moves > 0) {
      throw nothingComparable(query, moves);
    }
  }
  const where = allOf([whereFilter(filter), comparable, others]);
  const classes = await classesOf(table, query, options, where, passing);
  const found = await bestOf(query, classes, options);
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

/** Rows that are searched together: `fetch` gives at least the `limit` of them that are nearest to the query. */
interface RowClass {
  readonly rows: number;
  readonly fetch: (limit: number) => Promise<readonly Move[]>;
}

/**
 * The rows of a search in classes that can each be searched in one way. The index ranks correctly only among rows
 * with equally many modalities, so each such class has a search of its own. Words alone are compared row by row:
 * their own column is short, and many rows with one description tie.
 */
async function classesOf(
  table: MoveTable,
  query: Query,
  { weights }: SearchOptions,
  where: string | undefined,
  rows: number,
): Promise<RowClass[]> {
  if (rows < READ_ALL_BELOW) {
    return [{ rows, fetch: () => table.all(where) }];
  }
  const text = onlyText(query, weights);
  if (text) {
    const nearest = { column: 'text_embedding', vector: text, where, by: 'exact' } as const;
    return [{ rows, fetch: (limit) => table.nearest({ ...nearest, limit }) }];
  }
  const nearest = { column: 'fused', vector: fuseWeighted(embeddingsOf(query), weights) } as const;
  if (!(await table.hasIndex())) {
    return [{ rows, fetch: (limit) => table.nearest({ ...nearest, limit, where, by: 'exact' }) }];
  }
  return Promise.all(
    MODALITIES.map(async (_, i) => {
      const within = allOf([where, whereModalityCount(i + 1)]);
      const rowsWithin = await table.count(within);
      return {
        rows: rowsWithin,
        fetch: (limit: number) =>
          rowsWithin < READ_ALL_BELOW
            ? table.all(within)
            : table.nearest({ ...nearest, limit, where: within, by: 'index' }),
      };
    }),
  );
}

/** The text vector of a query in which nothing else counts. */
function onlyText(query: Query, weights: SearchOptions['weights']): Float32Array | null {
  const { pose, audio, text } = comparedModels(query, weights);
  const embedding = embeddingsOf(query).text;
  return pose === null && audio === null && text !== null && embedding.status === 'embedded'
    ? embedding.vector
    : null;
}

/** Ranks candidates, fetching more until none that is left could be among the best `k`. */
async function bestOf(query: Query, classes: readonly RowClass[], options: SearchOptions): Promise<Ranking> {
  let limit = Math.max(FIRST_CANDIDATES, options.k * CANDIDATES_A_RESULT);
  for (;;) {
    const wanted = limit;
    const rankings = await Promise.all(
      classes
        .filter(({ rows }) => rows > 0)
        .map(async ({ rows, fetch }) => {
          const moves = await fetch(Math.min(wanted, rows));
          return { moves, isCut: moves.length < rows };
        }),
    );
    const ranking = rank(
      query,
      rankings.flatMap(({ moves }) => moves),
      options,
    );
    const kth = ranking.neighbours[options.k - 1]?.score ?? Number.NEGATIVE_INFINITY;
    // What a class still holds scores no better than the worst that it gave.
    const isSettled = rankings.every(({ moves, isCut }) => {
      const worst = rank(query, moves, options).neighbours.at(-1)?.score ?? Number.POSITIVE_INFINITY;
      return !isCut || worst < kth - ROUNDING;
    });
    if (isSettled || limit >= MOST_CANDIDATES) {
      return ranking;
    }
    limit = Math.min(MOST_CANDIDATES, limit * MORE);
  }
}
