import { KEYPOINT_COUNT } from '../../src/moves/keypoints.ts';
import type { SeenDancers } from '../../src/protocol/panelData.ts';

/** A keypoint in heights of the picture, from the top left; null where it was not seen. */
type SeenPoint = readonly [x: number, y: number] | null;

/** The keypoints of one dancer, in the order of `KEYPOINTS`. */
export type SeenDancer = readonly SeenPoint[];

const DANCER_LENGTH = 2 * KEYPOINT_COUNT;

/**
 * Both dancers at a time of the clip, between the two frames of the track beside it. A keypoint that one of them lacks
 * is drawn nowhere, so that gaps stay gaps.
 */
export function dancersAt(seen: SeenDancers, seconds: number): readonly [SeenDancer, SeenDancer] {
  const place = seconds * seen.framesPerSecond;
  const before = Math.floor(place);
  const share = place - before;
  const dancer = (which: 0 | 1): SeenDancer =>
    Array.from({ length: KEYPOINT_COUNT }, (_, k) => {
      const a = pointAt(seen, before, which, k);
      const b = share === 0 ? a : pointAt(seen, before + 1, which, k);
      return a && b && [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    });
  return [dancer(0), dancer(1)];
}

/** The share of frames in which each dancer was seen at all, 0 to 1. */
export function sharesSeen(seen: SeenDancers): readonly [number, number] {
  const frames = Math.floor(seen.points.length / (2 * DANCER_LENGTH));
  const share = (which: 0 | 1) => {
    let count = 0;
    for (let frame = 0; frame < frames; frame++) {
      if (Array.from({ length: KEYPOINT_COUNT }, (_, k) => pointAt(seen, frame, which, k)).some(Boolean)) {
        count++;
      }
    }
    return frames === 0 ? 0 : count / frames;
  };
  return [share(0), share(1)];
}

function pointAt({ points }: SeenDancers, frame: number, dancer: 0 | 1, keypoint: number): SeenPoint {
  const at = (2 * frame + dancer) * DANCER_LENGTH + 2 * keypoint;
  const [x, y] = [points[at] ?? null, points[at + 1] ?? null];
  return x === null || y === null ? null : [x, y];
}
