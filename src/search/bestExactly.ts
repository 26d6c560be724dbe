import { type ClipKey, compareKeys } from '../moves/clip.ts';
import type { Move } from '../moves/move.ts';
import { fuseWeighted } from '../store/columns/fused.ts';
import type { NearestQuery } from '../store/searchIndexes.ts';
import type { MoveTable } from '../store/table.ts';
import { type Ranking, rank } from './rank.ts';
import { comparedModels, embeddingsOf, type Query, type SearchOptions } from './searchQuery.ts';

/** Candidates found first for `k` results: room for near-copies, and for ties. */
const FIRST_CANDIDATES = 50;
const CANDIDATES_A_RESULT = 4;

/** Further candidates are found up to so many, in steps of this factor. */
const MOST_CANDIDATES = 10_000;
const MORE = 4;

/** So many more rows than results are read of the candidates: room for near-copies. */
const ROWS_TO_SPARE = 2;

/** Scores closer than this are ties for LanceDB, which computes in float32. */
const ROUNDING = 1e-5;

/**
 * The best moves of a table without its index: LanceDB compares every row that a where clause admits, and finds more
 * candidates until none that is left out could be among the best `k`.
 */
export async function bestExactly(
  table: MoveTable,
  query: Query,
  where: string | undefined,
  options: SearchOptions,
): Promise<Ranking> {
  const compared = comparedBy(query, options.weights);
  for (let limit = Math.max(FIRST_CANDIDATES, options.k * CANDIDATES_A_RESULT); ; limit *= MORE) {
    const found = await table.nearest({ ...compared, where, limit });
    // As good as the worst that was found, one might come first by its key.
    const leftOut =
      found.length < limit
        ? Number.NEGATIVE_INFINITY
        : Math.min(...found.map(({ score }) => score)) + ROUNDING;
    const candidates = found.sort((a, b) => b.score - a.score || compareKeys(a.key, b.key));
    const ranking = await readBest(
      table,
      query,
      candidates.map(({ key }) => key),
      options,
    );
    const kth = ranking.neighbours[options.k - 1]?.score ?? Number.NEGATIVE_INFINITY;
    if (leftOut < kth || limit >= MOST_CANDIDATES) {
      return ranking;
    }
  }
}

/** Words alone are compared in their own column, which is short. */
function comparedBy(
  query: Query,
  weights: SearchOptions['weights'],
): Pick<NearestQuery, 'column' | 'vector'> {
  const { pose, audio, text } = comparedModels(query, weights);
  const words = embeddingsOf(query).text;
  return pose === null && audio === null && text !== null && words.status === 'embedded'
    ? { column: 'text_embedding', vector: words.vector }
    : { column: 'fused', vector: fuseWeighted(embeddingsOf(query), weights) };
}

/** Ranks the best candidates by their rows, as many as it takes for `k` that are no near-copies. */
async function readBest(
  table: MoveTable,
  query: Query,
  candidates: readonly ClipKey[],
  options: SearchOptions,
): Promise<Ranking> {
  const rows: Move[] = [];
  const step = options.k + ROWS_TO_SPARE;
  for (let start = 0; ; start += step) {
    rows.push(...(await table.some(candidates.slice(start, start + step))));
    const ranking = rank(query, rows, options);
    if (ranking.neighbours.length >= options.k || start + step >= candidates.length) {
      return ranking;
    }
  }
}
