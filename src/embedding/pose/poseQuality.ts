import { KEYPOINT_STRIDE } from '../../moves/keypoints.ts';
import type { PoseQuality } from '../../moves/quality.ts';
import { mean } from '../statistics.ts';
import type { DancerTracks } from './tracking/trackDancers.ts';
import { presenceOf, SURE_SCORE } from './tracking/trajectories.ts';

/** How well the dancers of a clip were seen. */
export function poseQuality(tracks: DancerTracks): PoseQuality {
  const [one, other] = [presenceOf(tracks, 0), presenceOf(tracks, 1)];
  const shareOf = (count: number): number =>
    tracks.frameCount === 0
      ? Number(count === 0)
      : one.filter((_, i) => one[i] + other[i] === count).length / tracks.frameCount;
  const scores = tracks.keypoints.filter((value, i) => i % KEYPOINT_STRIDE === 2 && value > SURE_SCORE);
  return {
    framesWithBoth: shareOf(2),
    framesWithOne: shareOf(1),
    framesWithNone: shareOf(0),
    meanKeypointConfidence: scores.length > 0 ? mean(scores) : 0,
    identitySwapsSuspected: tracks.suspectedSwaps,
  };
}
