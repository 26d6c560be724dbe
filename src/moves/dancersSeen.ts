import type { MoveHeader } from './move.ts';
import type { MissingCode } from './reasons/missing.ts';

/** How many dancers most of a clip shows. */
export const DANCERS_SEEN = ['both', 'one', 'none'] as const;
export type DancersSeen = (typeof DANCERS_SEEN)[number];

/** Why there is no movement in clips that hardly anybody is seen in. */
const NOBODY: readonly string[] = ['nobody-found', 'dancers-seldom-found'] satisfies MissingCode[];

/** How many dancers are seen in the most frames of a clip; null where that was not measured. */
export function dancersSeenIn({ embeddings: { pose } }: Pick<MoveHeader, 'embeddings'>): DancersSeen | null {
  if (pose.status === 'missing') {
    return NOBODY.includes(pose.reason.because) ? 'none' : null;
  }
  if (pose.quality === null) {
    return null;
  }
  const { framesWithBoth, framesWithOne, framesWithNone } = pose.quality;
  if (framesWithNone > framesWithBoth + framesWithOne) {
    return 'none';
  }
  return framesWithBoth >= framesWithOne ? 'both' : 'one';
}
