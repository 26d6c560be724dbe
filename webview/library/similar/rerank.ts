import { compareKeys } from '../../../src/moves/clip.ts';
import { scoreOf } from '../../../src/moves/likeness.ts';
import { MODALITIES } from '../../../src/moves/modality.ts';
import type { Weights } from '../../../src/moves/weights.ts';
import type { FoundMove } from '../../../src/search/searchResult.ts';

/**
 * Moves ranked anew with other weights, best first, so that a slider shows its effect before the engine has answered.
 * As there, moves that share nothing that counts with the query are left out.
 */
export function rerank(found: readonly FoundMove[], weights: Weights): FoundMove[] {
  return found
    .flatMap((move) => {
      const score = scoreOf(move, weights);
      return score === null ? [] : [{ ...move, score }];
    })
    .sort((a, b) => b.score - a.score || compareKeys(a.key, b.key));
}

/** Whether anything can be compared with these weights. */
export function compares(weights: Weights): boolean {
  return MODALITIES.some((modality) => weights[modality] > 0);
}
