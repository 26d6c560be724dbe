import { KEYPOINT, KEYPOINT_COUNT, KEYPOINT_STRIDE, PERSON_LENGTH } from '../../../moves/keypoints.ts';
import { median } from '../../statistics.ts';
import { midpoint, type Path } from '../features/series.ts';
import type { DancerTracks } from './trackDancers.ts';

/** Samples per second of the grid on which movement is read. */
export const GRID_RATE = 10;

/** Keypoints below this score are taken as not seen. */
export const SURE_SCORE = 0.3;
/** Keypoints missing for at most this long are interpolated. */
const LONGEST_GAP_SECONDS = 0.7;
/** The torso's length is the median over this long before and after. */
const SCALE_SECONDS = 1;
/** And never further than this from the clip's median: bending shortens the torso in the picture. */
const SCALE_RANGE = [0.6, 1.6] as const;
/** Torso length in heights of the picture where none was ever seen, and the least that one is taken to have. */
const UNKNOWN_SCALE = 0.15;
const LEAST_SCALE = 0.001;

/** One dancer's movement on the grid. */
export interface Dancer {
  /** By keypoint, in pixels of the frame, gaps filled and smoothed. */
  readonly keypoints: readonly Path[];
  /** Torso length in pixels: what distances are measured in. */
  readonly scale: Float64Array;
}

interface Samples {
  /** On the grid, in samples. */
  readonly at: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

function gridLength(tracks: DancerTracks): number {
  return tracks.frameCount === 0
    ? 0
    : Math.floor(((tracks.frameCount - 1) * GRID_RATE) / tracks.framesPerSecond + 1e-6) + 1;
}

/** Whether a dancer was found in each frame. */
export function presenceOf(tracks: DancerTracks, dancer: number): Uint8Array {
  return Uint8Array.from({ length: tracks.frameCount }, (_, frame) =>
    Number.isNaN(tracks.keypoints[(frame * 2 + dancer) * PERSON_LENGTH]) ? 0 : 1,
  );
}

function samplesOf(tracks: DancerTracks, dancer: number, k: number): Samples {
  const samples = { at: [] as number[], x: [] as number[], y: [] as number[] };
  for (let frame = 0; frame < tracks.frameCount; frame++) {
    const at = (frame * 2 + dancer) * PERSON_LENGTH + k * KEYPOINT_STRIDE;
    // Not found is NaN, which is not above any score.
    if (tracks.keypoints[at + 2] > SURE_SCORE) {
      samples.at.push((frame * GRID_RATE) / tracks.framesPerSecond);
      samples.x.push(tracks.keypoints[at]);
      samples.y.push(tracks.keypoints[at + 1]);
    }
  }
  return samples;
}

/** Linear between samples, valid between those that lie close in time. */
function interpolate({ at, x, y }: Samples, length: number): Path {
  const path: Path = {
    x: new Float64Array(length),
    y: new Float64Array(length),
    valid: new Uint8Array(length),
  };
  if (at.length === 0) {
    return path;
  }
  let next = 0;
  for (let i = 0; i < length; i++) {
    while (next < at.length && at[next] < i) {
      next++;
    }
    const after = Math.min(next, at.length - 1);
    const before = at[after] <= i ? after : Math.max(0, after - 1);
    const gap = at[after] - at[before];
    const t = gap > 0 ? Math.max(0, Math.min(1, (i - at[before]) / gap)) : 0;
    path.x[i] = x[before] + (x[after] - x[before]) * t;
    path.y[i] = y[before] + (y[after] - y[before]) * t;
    const inside = at[before] <= i && i <= at[after];
    path.valid[i] = inside && gap <= LONGEST_GAP_SECONDS * GRID_RATE ? 1 : 0;
  }
  return path;
}

/** Median of three against single misses, then 1-2-1 against jitter; the ends are repeated. */
function smooth(values: Float64Array): Float64Array {
  const last = values.length - 1;
  const around = (of: Float64Array, i: number): readonly [number, number, number] => [
    of[Math.max(0, i - 1)],
    of[i],
    of[Math.min(last, i + 1)],
  ];
  const steady = values.map((_, i) => {
    const [a, b, c] = around(values, i);
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  });
  return steady.map((_, i) => {
    const [a, b, c] = around(steady, i);
    return (a + 2 * b + c) / 4;
  });
}

function torsoLength(keypoints: readonly Path[]): Float64Array {
  const shoulders = midpoint(keypoints[KEYPOINT.leftShoulder], keypoints[KEYPOINT.rightShoulder]);
  const hips = midpoint(keypoints[KEYPOINT.leftHip], keypoints[KEYPOINT.rightHip]);
  return shoulders.x.map((x, i) =>
    shoulders.valid[i] === 1 && hips.valid[i] === 1
      ? Math.hypot(x - hips.x[i], shoulders.y[i] - hips.y[i])
      : Number.NaN,
  );
}

/** The torso's length over time: rolling median, held near the clip's own. */
function scaleOf(keypoints: readonly Path[], height: number): Float64Array {
  const torso = torsoLength(keypoints);
  const seen = torso.filter((length) => !Number.isNaN(length));
  const usual = height * (seen.length > 3 ? Math.max(LEAST_SCALE, median(seen) / height) : UNKNOWN_SCALE);
  const reach = SCALE_SECONDS * GRID_RATE;
  return torso.map((_, i) => {
    const near = torso.subarray(Math.max(0, i - reach), i + reach + 1).filter((v) => !Number.isNaN(v));
    const length = near.length > 0 ? median(near) : usual;
    return Math.max(SCALE_RANGE[0] * usual, Math.min(SCALE_RANGE[1] * usual, length));
  });
}

/** One dancer's keypoints on the analysis grid. */
export function dancerOf(tracks: DancerTracks, dancer: number): Dancer {
  const length = gridLength(tracks);
  const keypoints = Array.from({ length: KEYPOINT_COUNT }, (_, k): Path => {
    const path = interpolate(samplesOf(tracks, dancer, k), length);
    return { x: smooth(path.x), y: smooth(path.y), valid: path.valid };
  });
  return { keypoints, scale: scaleOf(keypoints, tracks.height) };
}
