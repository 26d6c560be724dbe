import { compareKeys } from '../moves/clip.ts';
import type { Match } from '../moves/likeness.ts';
import type { Move } from '../moves/move.ts';
import { knownParts } from './movement/knownParts.ts';
import { isNearCopy } from './movement/nearCopy.ts';
import { type Score, scoreOf } from './score.ts';
import { embeddingsOf, type Query, type SearchOptions } from './searchQuery.ts';

export interface Scored extends Score {
  readonly move: Move;
  /** Null until it is looked for, and where there is none. */
  readonly match: Match | null;
}

/** Moves compared with a query, best score first; equal scores by clip key. The query's own clip is in none of the lists. */
export interface Ranking {
  readonly neighbours: readonly Scored[];
  /** The query's own recording under other keys. */
  readonly nearCopies: readonly Scored[];
  /** Moves that cannot be compared with the query. */
  readonly incomparable: readonly Move[];
}

/** Compares every given move with a query by the cosines of their vectors, exactly. */
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
    } else if (isNearCopyOf(query, move, score)) {
      nearCopies.push({ move, ...score, match: null });
    } else {
      neighbours.push({ move, ...score, match: null });
    }
  }
  return { neighbours: neighbours.sort(byScore), nearCopies: nearCopies.sort(byScore), incomparable };
}

export function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || compareKeys(a.move.key, b.move.key);
}

/** A part of a recording is no copy of the whole: that it comes from there is what the search is to find. */
function isNearCopyOf(query: Query, move: Move, { parts }: Score): boolean {
  const isWhole = query.kind === 'clip' || (query.kind === 'file' && query.part === null);
  return isWhole && isNearCopy(query.move, move, knownParts(move, parts));
}
