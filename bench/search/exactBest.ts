import { passes } from '../../src/moves/labels/filter.ts';
import { scoreOf as likenessOf, type Match } from '../../src/moves/likeness.ts';
import type { Move } from '../../src/moves/move.ts';
import { momentsOf, similarityOf } from '../../src/search/movement/movementMatch.ts';
import { isNearCopy } from '../../src/search/movement/nearCopy.ts';
import { scoreOf } from '../../src/search/score.ts';
import { type BenchSearch, K } from './searches.ts';

const EVERYTHING = { pose: 1, audio: 1, text: 1 };

/**
 * The scores of the `K` best moves of each search for each query, best first: every move is compared, one at a time,
 * so that any number of them can be.
 */
export function exactBest(
  searches: readonly BenchSearch[],
  queries: readonly Move[],
  moves: Iterable<Move>,
): number[][][] {
  const best = searches.map(() => queries.map((): number[] => []));
  for (const move of moves) {
    for (const [q, query] of queries.entries()) {
      const parts = scoreOf(query.embeddings, move.embeddings, EVERYTHING)?.parts;
      if (!parts || query.key === move.key || isNearCopy(query, move, parts)) {
        continue;
      }
      const compared = { parts, match: matchOf(query, move) };
      for (const [s, { weights, filter }] of searches.entries()) {
        const score = passes(filter, move.metadata) ? likenessOf(compared, weights) : null;
        if (score !== null) {
          insert(best[s][q], score);
        }
      }
    }
  }
  return best;
}

function matchOf({ embeddings: { pose: one } }: Move, { embeddings: { pose: other } }: Move): Match | null {
  if (one.status === 'missing' || other.status === 'missing' || !one.windows || !other.windows) {
    return null;
  }
  const similarity = similarityOf(momentsOf(one.windows), momentsOf(other.windows));
  return similarity === null ? null : { similarity, where: null };
}

function insert(best: number[], score: number): void {
  if (best.length < K || score > best[K - 1]) {
    const place = best.findIndex((other) => other < score);
    best.splice(place < 0 ? best.length : place, 0, score);
    best.length = Math.min(best.length, K);
  }
}
