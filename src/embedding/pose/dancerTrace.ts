import { type DancerTrace, TRACE_PERSON_LENGTH, UNITS_PER_HEIGHT, UNSEEN } from '../../moves/moveTrace.ts';
import { KEYPOINT_COUNT, KEYPOINT_STRIDE, PERSON_LENGTH } from './keypoints.ts';
import type { DancerTracks } from './trackDancers.ts';
import { SURE_SCORE } from './trajectories.ts';

/** What is kept of the dancers' paths; null where not one keypoint was seen. */
export function dancerTraceOf(tracks: DancerTracks): DancerTrace | null {
  const points = new Uint16Array(tracks.frameCount * 2 * TRACE_PERSON_LENGTH).fill(UNSEEN);
  let seen = 0;
  for (let slot = 0; slot < tracks.frameCount * 2; slot++) {
    for (let k = 0; k < KEYPOINT_COUNT; k++) {
      const from = slot * PERSON_LENGTH + k * KEYPOINT_STRIDE;
      // Not found is NaN, which is not above any score.
      if (tracks.keypoints[from + 2] > SURE_SCORE) {
        const to = slot * TRACE_PERSON_LENGTH + 2 * k;
        points[to] = unitsOf(tracks.keypoints[from], tracks.height);
        points[to + 1] = unitsOf(tracks.keypoints[from + 1], tracks.height);
        seen++;
      }
    }
  }
  return seen === 0
    ? null
    : { framesPerSecond: tracks.framesPerSecond, aspect: tracks.width / tracks.height, points };
}

/** A network may see a hand a little outside of the picture: it is put on its edge. */
function unitsOf(pixels: number, height: number): number {
  return Math.max(0, Math.min(UNSEEN - 1, Math.round((pixels / height) * UNITS_PER_HEIGHT)));
}
