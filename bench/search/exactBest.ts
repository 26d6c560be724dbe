import { passes } from '../../src/moves/filter.ts';
import { MODALITIES } from '../../src/moves/modality.ts';
import type { Move } from '../../src/moves/move.ts';
import { isNearCopy } from '../../src/search/nearCopy.ts';
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
      for (const [s, { weights, filter }] of searches.entries()) {
        const compared = MODALITIES.filter((modality) => weights[modality] > 0 && parts[modality] !== null);
        if (compared.length > 0 && passes(filter, move.metadata)) {
          const score = compared.reduce(
            (sum, modality) => sum + weights[modality] * (parts[modality] ?? 0),
            0,
          );
          insert(best[s][q], score);
        }
      }
    }
  }
  return best;
}

function insert(best: number[], score: number): void {
  if (best.length < K || score > best[K - 1]) {
    const place = best.findIndex((other) => other < score);
    best.splice(place < 0 ? best.length : place, 0, score);
    best.length = Math.min(best.length, K);
  }
}
