import { compareKeys } from '../moves/clip.ts';
import { Failure } from '../moves/failure.ts';
import { type MoveFilter, passes, relaxationsOf, without } from '../moves/filter.ts';
import type { Move } from '../moves/move.ts';
import { isNearCopy } from './nearCopy.ts';
import { descriptionReasons, reasonsOf } from './reasons.ts';
import { type Score, scoreOf } from './score.ts';
import { embeddingsOf, type Query, type SearchOptions } from './searchQuery.ts';
import type { FoundMove, Relaxation, SearchedFor, SearchResult } from './searchResult.ts';

interface Scored extends Score {
  readonly move: Move;
}

/** Moves compared with a query, best first; equal scores by clip key. The query's own clip is in none of the lists. */
export interface Ranking {
  readonly neighbours: readonly Scored[];
  /** The query's own recording under other keys. */
  readonly nearCopies: readonly Scored[];
  /** Moves that cannot be compared with the query. */
  readonly incomparable: readonly Move[];
}

/** Compares every given move with a query, exactly. */
export function rank(
  query: Query,
  moves: readonly Move[],
  { weights }: Pick<SearchOptions, 'weights'>,
): Ranking {
  const neighbours: Scored[] = [];
  const nearCopies: Scored[] = [];
  const incomparable: Move[] = [];
  const wanted = embeddingsOf(query);
  for (const move of moves) {
    if (query.kind === 'clip' && query.move.key === move.key) {
      continue;
    }
    const score = scoreOf(wanted, move.embeddings, weights);
    if (!score) {
      incomparable.push(move);
    } else if (query.kind === 'clip' && isNearCopy(query.move, move, score.parts)) {
      nearCopies.push({ move, ...score });
    } else {
      neighbours.push({ move, ...score });
    }
  }
  return { neighbours: neighbours.sort(byScore), nearCopies: nearCopies.sort(byScore), incomparable };
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || compareKeys(a.move.key, b.move.key);
}

/**
 * Searches moves that are all in memory: the whole library.
 * @throws Failure `not-comparable` where there are other moves and none can be compared with the query
 */
export function searchAll(query: Query, moves: readonly Move[], options: SearchOptions): SearchResult {
  const { filter, k } = options;
  const { neighbours, nearCopies, incomparable } = rank(query, moves, options);
  if (neighbours.length + nearCopies.length === 0 && incomparable.length > 0) {
    throw nothingComparable(query, incomparable.length);
  }
  const passing = neighbours.filter(({ move }) => passes(filter, move.metadata));
  return {
    query: searchedFor(query),
    weights: options.weights,
    asked: k,
    results: passing.slice(0, k).map((scored) => foundMove(query, scored)),
    nearCopies: nearCopies
      .filter(({ move }) => passes(filter, move.metadata))
      .map((scored) => foundMove(query, scored)),
    notComparable: incomparable.filter((move) => passes(filter, move.metadata)).length,
    relaxations:
      passing.length >= k
        ? []
        : offers(filter, passing.length, (relaxed) =>
            neighbours.reduce((count, { move }) => count + (passes(relaxed, move.metadata) ? 1 : 0), 0),
          ),
  };
}

/** The relaxations of a filter that give more than the filter and than the relaxation before. */
function offers(filter: MoveFilter, found: number, count: (relaxed: MoveFilter) => number): Relaxation[] {
  const offered: Relaxation[] = [];
  for (const drop of relaxationsOf(filter)) {
    const available = count(without(filter, drop));
    if (available > (offered.at(-1)?.available ?? found)) {
      offered.push({ drop, available });
    }
  }
  return offered;
}

export function nothingComparable(query: Query, others: number): Failure {
  const what = query.kind === 'clip' ? query.move.key : `the description "${query.description}"`;
  return new Failure(
    'not-comparable',
    `None of the library's ${others} other moves can be compared with ${what}: different models embedded them, or ` +
      'they have nothing in common that counts.',
    { remedy: 'Generate the library again, so that one model embeds every clip, or change the weights.' },
  );
}

export function searchedFor(query: Query): SearchedFor {
  return query.kind === 'clip'
    ? { kind: 'clip', key: query.move.key }
    : { kind: 'description', description: query.description };
}

export function foundMove(query: Query, { move, score, parts }: Scored): FoundMove {
  return {
    key: move.key,
    videoPath: move.videoPath,
    metadata: move.metadata,
    durationSeconds: move.durationSeconds,
    tempoBpm: move.tempoBpm,
    score,
    parts,
    reasons: query.kind === 'clip' ? reasonsOf(query.move, move, parts) : descriptionReasons(move),
  };
}
