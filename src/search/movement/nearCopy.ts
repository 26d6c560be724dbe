import type { Parts } from '../../moves/likeness.ts';
import type { Move } from '../../moves/move.ts';
import { type InStep, likenessInStep } from './movementInStep.ts';
import { momentsOf } from './movementMatch.ts';
import { NEAR_COPY } from './thresholds.ts';

type Recorded = Pick<Move, 'contentHash' | 'durationSeconds' | 'embeddings'>;

/**
 * Whether two moves are the same recording, or one a stretch of the other: equal content, or movement that is alike
 * at every moment. Where the sound is another one, that of two dances of one figure must not be enough.
 */
export function isNearCopy(a: Recorded, b: Recorded, parts: Parts): boolean {
  if (a.contentHash !== null && a.contentHash === b.contentHash) {
    return true;
  }
  if (parts.pose === null || parts.pose < NEAR_COPY.pose) {
    return false;
  }
  const sameSound = parts.audio !== null && parts.audio >= NEAR_COPY.audio;
  const sameLength = Math.abs(a.durationSeconds - b.durationSeconds) <= NEAR_COPY.durationSeconds;
  const inStep = inStepOf(a, b);
  if (!inStep || !(sameSound || sameLength)) {
    return false;
  }
  const { likeness, cosine } = !sameSound
    ? NEAR_COPY.otherSound
    : sameLength
      ? NEAR_COPY.sameSound
      : NEAR_COPY.otherLength;
  return inStep.likeness >= likeness && inStep.cosine >= cosine;
}

function inStepOf(
  { embeddings: { pose: one } }: Recorded,
  { embeddings: { pose: other } }: Recorded,
): InStep | null {
  return one.status === 'embedded' && other.status === 'embedded' && one.windows && other.windows
    ? likenessInStep(momentsOf(one.windows), momentsOf(other.windows))
    : null;
}
