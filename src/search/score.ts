import type { Parts } from '../moves/likeness.ts';
import { MODALITIES, type Modality } from '../moves/modality.ts';
import type { MoveEmbeddings } from '../moves/move.ts';
import { dot } from '../moves/vectors.ts';
import type { Weights } from '../moves/weights.ts';

export interface Score {
  /** Sum of weight times cosine over the modalities that both sides have. */
  readonly score: number;
  readonly parts: Parts;
}

/**
 * Compares a move with a query, exactly.
 * @returns null where they cannot be compared: a modality that counts was made by different models, or none that
 *   counts is there on both sides
 */
export function scoreOf(query: MoveEmbeddings, move: MoveEmbeddings, weights: Weights): Score | null {
  const parts: Record<Modality, number | null> = { pose: null, audio: null, text: null };
  let score = 0;
  let isCompared = false;
  for (const modality of MODALITIES) {
    const ours = query[modality];
    const theirs = move[modality];
    if (ours.status === 'missing' || theirs.status === 'missing') {
      continue;
    }
    if (ours.model === theirs.model) {
      const cosine = dot(ours.vector, theirs.vector);
      parts[modality] = cosine;
      score += weights[modality] * cosine;
      isCompared ||= weights[modality] > 0;
    } else if (weights[modality] > 0) {
      return null;
    }
  }
  return isCompared ? { score, parts } : null;
}
