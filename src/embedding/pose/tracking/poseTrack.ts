import { KEYPOINT_COUNT, KEYPOINT_STRIDE, PERSON_LENGTH } from '../../../moves/keypoints.ts';
import {
  type PoseTrack,
  TRACK_PERSON_LENGTH,
  trackFrames,
  UNITS_PER_HEIGHT,
  UNSEEN,
} from '../../../moves/moveTracks.ts';
import type { DancerTracks } from './trackDancers.ts';
import { SURE_SCORE } from './trajectories.ts';

/** What is kept of the dancers' paths; null where not one keypoint was seen. */
export function poseTrackOf(tracks: DancerTracks): PoseTrack | null {
  const points = new Uint16Array(tracks.frameCount * 2 * TRACK_PERSON_LENGTH).fill(UNSEEN);
  let seen = 0;
  for (let slot = 0; slot < tracks.frameCount * 2; slot++) {
    for (let k = 0; k < KEYPOINT_COUNT; k++) {
      const from = slot * PERSON_LENGTH + k * KEYPOINT_STRIDE;
      // Not found is NaN, which is not above any score.
      if (tracks.keypoints[from + 2] > SURE_SCORE) {
        const to = slot * TRACK_PERSON_LENGTH + 2 * k;
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

/**
 * The tracks that a pose track keeps, in a picture `UNITS_PER_HEIGHT` pixels high: what movement is read from, so that it
 * can be read again without the clip. A dancer was found where at least one keypoint was seen.
 */
export function tracksOfPoseTrack(track: PoseTrack): DancerTracks {
  const frameCount = trackFrames(track);
  const keypoints = new Float32Array(frameCount * 2 * PERSON_LENGTH).fill(Number.NaN);
  for (let slot = 0; slot < frameCount * 2; slot++) {
    const person = track.points.subarray(slot * TRACK_PERSON_LENGTH, (slot + 1) * TRACK_PERSON_LENGTH);
    if (person.every((coordinate) => coordinate === UNSEEN)) {
      continue;
    }
    for (let k = 0; k < KEYPOINT_COUNT; k++) {
      const [x, y] = [person[2 * k], person[2 * k + 1]];
      keypoints.set(x === UNSEEN ? [0, 0, 0] : [x, y, 1], slot * PERSON_LENGTH + k * KEYPOINT_STRIDE);
    }
  }
  return {
    frameCount,
    framesPerSecond: track.framesPerSecond,
    width: Math.round(track.aspect * UNITS_PER_HEIGHT),
    height: UNITS_PER_HEIGHT,
    keypoints,
    flatFrames: 0,
    suspectedSwaps: 0,
  };
}
