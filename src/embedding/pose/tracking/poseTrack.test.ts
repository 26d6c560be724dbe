import { describe, expect, it } from 'vitest';
import { KEYPOINT, KEYPOINT_STRIDE, PERSON_LENGTH } from '../../../moves/keypoints.ts';
import { TRACK_PERSON_LENGTH, UNITS_PER_HEIGHT, UNSEEN } from '../../../moves/moveTracks.ts';
import { poseTrackOf } from './poseTrack.ts';
import type { DancerTracks } from './trackDancers.ts';

function tracks(width: number, height: number): DancerTracks {
  const keypoints = new Float32Array(2 * 2 * PERSON_LENGTH).fill(Number.NaN);
  // The second dancer of the second frame: a sure nose, an unsure wrist, an ankle below the picture.
  const at = 3 * PERSON_LENGTH;
  keypoints.set([width / 2, height / 4, 0.9], at + KEYPOINT.nose * KEYPOINT_STRIDE);
  keypoints.set([1, 1, 0.1], at + KEYPOINT.leftWrist * KEYPOINT_STRIDE);
  keypoints.set([-5, height * 5, 0.9], at + KEYPOINT.leftAnkle * KEYPOINT_STRIDE);
  return { frameCount: 2, framesPerSecond: 5, width, height, keypoints, flatFrames: 0, suspectedSwaps: 0 };
}

describe('the pose track of the dancers', () => {
  it('keeps what was surely seen, the same at any size of the picture', () => {
    const track = poseTrackOf(tracks(640, 360));
    const nose = 3 * TRACK_PERSON_LENGTH + 2 * KEYPOINT.nose;
    expect(track?.aspect).toBeCloseTo(16 / 9);
    expect(track?.points[nose]).toBe(Math.round((UNITS_PER_HEIGHT * 16) / 9 / 2));
    expect(track?.points[nose + 1]).toBe(UNITS_PER_HEIGHT / 4);
    expect(track?.points[3 * TRACK_PERSON_LENGTH + 2 * KEYPOINT.leftWrist]).toBe(UNSEEN);
    expect(poseTrackOf(tracks(1280, 720))).toEqual(track);
  });

  it('puts what lies outside of the picture on its edge', () => {
    const ankle = 3 * TRACK_PERSON_LENGTH + 2 * KEYPOINT.leftAnkle;
    expect(Array.from(poseTrackOf(tracks(64, 36))?.points.slice(ankle, ankle + 2) ?? [])).toEqual([
      0,
      UNSEEN - 1,
    ]);
  });

  it('is none where nobody was seen', () => {
    const nobody = { ...tracks(64, 36), keypoints: new Float32Array(4 * PERSON_LENGTH).fill(Number.NaN) };
    expect(poseTrackOf(nobody)).toBeNull();
  });
});
