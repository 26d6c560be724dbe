import type { DancerTracks } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { SURE_SCORE } from '../../src/embedding/pose/tracking/trajectories.ts';
import { median } from '../../src/embedding/statistics.ts';
import { KEYPOINT, KEYPOINT_COUNT, KEYPOINT_STRIDE, PERSON_LENGTH } from '../../src/moves/keypoints.ts';
import type { SampleTruth } from './samplesTruth.ts';

/** Keypoints nearer to the truth than this share of the drawn dancer's torso are right. */
const TOLERANCE = 0.2;

type DrawnDancer = readonly (readonly number[])[];

export interface KeypointAccuracy {
  /** Share of the sure keypoints that are right; NaN where none is sure. */
  readonly right: number;
  /** Share of the drawn keypoints that are found surely and right. */
  readonly foundAndRight: number;
  /** Share of the drawn dancers, frame by frame, that were found. */
  readonly dancersFound: number;
  /** Share of the frames with both dancers found in which each track follows the dancer it follows mostly. */
  readonly identityKept: number;
}

interface Count {
  readonly sure: number;
  readonly right: number;
}

/** Usual distance from the middle of the shoulders to the middle of the hips, in drawn pixels. */
function torsoOf(dancer: DrawnDancer): number {
  const middle = (frame: readonly number[], left: number, right: number, axis: 0 | 1): number =>
    (frame[left * 2 + axis] + frame[right * 2 + axis]) / 2;
  const { leftShoulder, rightShoulder, leftHip, rightHip } = KEYPOINT;
  return median(
    dancer.map((frame) =>
      Math.hypot(
        middle(frame, leftShoulder, rightShoulder, 0) - middle(frame, leftHip, rightHip, 0),
        middle(frame, leftShoulder, rightShoulder, 1) - middle(frame, leftHip, rightHip, 1),
      ),
    ),
  );
}

/** How many keypoints of a track are sure in a frame, and how many of those lie where the dancer was drawn. */
function compare(
  tracks: DancerTracks,
  at: number,
  drawn: readonly number[],
  truth: SampleTruth,
  torso: number,
): Count {
  let [sure, right] = [0, 0];
  for (let k = 0; k < KEYPOINT_COUNT; k++) {
    const [x, y, score] = tracks.keypoints.subarray(at + k * KEYPOINT_STRIDE, at + (k + 1) * KEYPOINT_STRIDE);
    if (score > SURE_SCORE) {
      sure++;
      const dx = (x * truth.width) / tracks.width - drawn[2 * k];
      const dy = (y * truth.height) / tracks.height - drawn[2 * k + 1];
      right += Math.hypot(dx, dy) <= TOLERANCE * torso ? 1 : 0;
    }
  }
  return { sure, right };
}

/** Which drawn dancer each of the two tracks is, in all the ways that are possible with so many. */
function pairings(dancers: number): readonly (readonly [number | null, number | null])[] {
  return dancers === 1
    ? [
        [0, null],
        [null, 0],
      ]
    : [
        [0, 1],
        [1, 0],
      ];
}

/**
 * How well tracks follow drawn dancers, one or two. In each frame the tracks are paired with the dancers in the way that
 * gives more right keypoints; whether the pairing stays the same is told apart.
 */
export function keypointAccuracy(tracks: DancerTracks, truth: SampleTruth): KeypointAccuracy {
  const torsos = truth.dancers.map(torsoOf);
  const frames = Math.min(tracks.frameCount, truth.dancers[0].length);
  const ways = pairings(truth.dancers.length);
  const wins = ways.map(() => 0);
  let [sure, right, found] = [0, 0, 0];
  for (let frame = 0; frame < frames; frame++) {
    const counts = ways.map((way) =>
      way.map((dancer, track): Count => {
        const at = (frame * 2 + track) * PERSON_LENGTH;
        return dancer === null || Number.isNaN(tracks.keypoints[at])
          ? { sure: 0, right: 0 }
          : compare(tracks, at, truth.dancers[dancer][frame], truth, torsos[dancer]);
      }),
    );
    const rights = counts.map(([one, other]) => one.right + other.right);
    const best = rights[1] > rights[0] ? 1 : 0;
    const seen = counts[best].filter((count) => count.sure > 0).length;
    sure += counts[best][0].sure + counts[best][1].sure;
    right += rights[best];
    found += seen;
    wins[best] += seen === 2 ? 1 : 0;
  }
  const drawn = frames * truth.dancers.length;
  return {
    right: right / sure,
    foundAndRight: right / (drawn * KEYPOINT_COUNT),
    dancersFound: found / drawn,
    identityKept: Math.max(...wins) / (wins[0] + wins[1]),
  };
}
