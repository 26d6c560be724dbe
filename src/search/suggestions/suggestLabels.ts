import type { ClipKey } from '../../moves/clip.ts';
import { calibrated, confidenceOf } from './calibration.ts';
import { type LabelledMove, type SeenMove, voteOn } from './neighbourVotes.ts';

/** What a move may be, by those that move like it; never more than a guess. */
export interface SuggestedValue {
  readonly key: ClipKey;
  readonly value: string;
  /** How likely it is right, from `LEAST_CONFIDENCE` to 1. */
  readonly confidence: number;
  /** The moves that say so, nearest first, with the cosine of their movement. */
  readonly voters: readonly { readonly key: ClipKey; readonly cosine: number }[];
}

/** Below this nothing is suggested. */
const LEAST_CONFIDENCE = 0.8;

/**
 * What moves may be in one field, by the nearest moves of which a person said it. Silent where such votes have not been
 * right often enough on the moves of which the answer is known.
 */
export function suggestedValues(
  asked: readonly SeenMove[],
  labelled: readonly LabelledMove[],
): SuggestedValue[] {
  const calibration = calibrated(labelled);
  return asked.flatMap((move) => {
    const vote = voteOn(move, labelled);
    const confidence = vote ? confidenceOf(vote.score, calibration) : 0;
    return vote && confidence >= LEAST_CONFIDENCE
      ? [{ key: move.key, value: vote.value, confidence, voters: vote.voters }]
      : [];
  });
}
