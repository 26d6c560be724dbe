import { compareKeys } from '../../../src/moves/clip.ts';
import { MODALITIES } from '../../../src/moves/modality.ts';
import type { Weights } from '../../../src/moves/weights.ts';
import type { FoundMove } from '../../../src/search/searchResult.ts';

/** The score that the engine gives a move with these parts: what is missing on either side counts nothing. */
function scoreWith(weights: Weights, parts: FoundMove['parts']): number {
  return MODALITIES.reduce((sum, modality) => sum + weights[modality] * (parts[modality] ?? 0), 0);
}

/**
 * Moves ranked anew with other weights, best first, so that a slider shows its effect before the engine has answered.
 * As there, moves that share nothing that counts with the query are left out.
 */
export function rerank(found: readonly FoundMove[], weights: Weights): FoundMove[] {
  return found
    .filter(({ parts }) => MODALITIES.some((modality) => weights[modality] > 0 && parts[modality] !== null))
    .map((move) => ({ ...move, score: scoreWith(weights, move.parts) }))
    .sort((a, b) => b.score - a.score || compareKeys(a.key, b.key));
}

/** Whether anything can be compared with these weights. */
export function compares(weights: Weights): boolean {
  return MODALITIES.some((modality) => weights[modality] > 0);
}

/** A score as a share of the best there could be with these weights, 0 to 1. */
export function matchShare(score: number, weights: Weights): number {
  const best = MODALITIES.reduce((sum, modality) => sum + weights[modality], 0);
  return best === 0 ? 0 : Math.max(0, Math.min(1, score / best));
}
