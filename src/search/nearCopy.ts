import type { Parts } from '../moves/likeness.ts';
import type { MoveHeader } from '../moves/move.ts';
import { NEAR_COPY } from './thresholds.ts';

type Recorded = Pick<MoveHeader, 'contentHash' | 'durationSeconds' | 'embeddings'>;

/** Whether two moves are the same recording: equal content, or sight and sound alike at the same length. */
export function isNearCopy(a: Recorded, b: Recorded, parts: Parts): boolean {
  if (a.contentHash !== null && a.contentHash === b.contentHash) {
    return true;
  }
  const sameLength = Math.abs(a.durationSeconds - b.durationSeconds) <= NEAR_COPY.durationSeconds;
  // Two silent clips can be copies too; a clip that lost its sound cannot be told from one danced again.
  const bothSilent = a.embeddings.audio.status === 'missing' && b.embeddings.audio.status === 'missing';
  const sameSound = bothSilent || (parts.audio !== null && parts.audio >= NEAR_COPY.audio);
  const sameSight =
    parts.pose !== null && parts.pose >= (bothSilent ? NEAR_COPY.poseWithoutSound : NEAR_COPY.pose);
  return sameLength && sameSight && sameSound;
}
