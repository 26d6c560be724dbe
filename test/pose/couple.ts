import type { Person } from '../../src/embedding/pose/networks/detector.ts';
import type { DancerTracks } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { KEYPOINT, type KeypointName, OPPOSITE_KEYPOINT, PERSON_LENGTH } from '../../src/moves/keypoints.ts';

/** How a drawn dancer stands at one moment; lengths in torso lengths except `x` and `hipY`. */
export interface Stand {
  /** Middle of the hips in pixels. */
  readonly x: number;
  readonly hipY?: number;
  /** Shoulder width: positive facing the camera, negative the back. */
  readonly facing?: number;
  /** Degrees from upright, positive to the right in the picture. */
  readonly lean?: number;
  /** Height of the wrists above the shoulders. */
  readonly wrists?: number;
  /** Distance of the feet. */
  readonly stance?: number;
  readonly score?: number;
}

/** Torso length of drawn dancers in pixels. */
const TORSO = 60;

/** The 17 keypoints of a dancer that stands so. */
function keypointsOf(stand: Stand): Float32Array {
  const { x, hipY = 150, facing = 0.7, lean = 0, wrists = -0.8, stance = 0.5, score = 0.9 } = stand;
  const keypoints = new Float32Array(PERSON_LENGTH);
  const tilt = (lean * Math.PI) / 180;
  /** `across` to the dancer's left, `up` along the leaning spine, both in torso lengths. */
  const put = (name: KeypointName, across: number, up: number, spine = true): void => {
    const forward = spine ? Math.sin(tilt) * up : 0;
    const height = spine ? Math.cos(tilt) * up : up;
    keypoints.set([x + (across + forward) * TORSO, hipY - height * TORSO, score], KEYPOINT[name] * 3);
  };
  put('nose', facing * 0.05, 1.5);
  for (const [side, sign] of [
    ['left', 1],
    ['right', -1],
  ] as const) {
    const half = (sign * facing) / 2;
    put(`${side}Eye`, half * 0.15, 1.56);
    put(`${side}Ear`, half * 0.3, 1.5);
    put(`${side}Shoulder`, half, 1);
    // Elbows stand out: a joint that falls together with its neighbour has no angle.
    put(`${side}Elbow`, half + sign * 0.3, 0.7 + wrists / 2);
    put(`${side}Wrist`, half + sign * 0.15, 1 + wrists);
    put(`${side}Hip`, half / 1.5, 0);
    put(`${side}Knee`, (sign * stance) / 2, -0.8, false);
    put(`${side}Ankle`, (sign * stance) / 2, -1.6, false);
  }
  return keypoints;
}

/** A detection of a dancer that stands so. */
export function personOf(stand: Stand): Person {
  const keypoints = keypointsOf(stand);
  const axis = (offset: number): number[] => [...keypoints].filter((_, i) => i % 3 === offset);
  const [xs, ys] = [axis(0), axis(1)];
  return {
    keypoints,
    box: { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) },
    score: stand.score ?? 0.9,
  };
}

/** Tracks of a couple that moves by formula; null where a dancer is not found. */
export function tracksOf(
  seconds: number,
  couple: (timeSeconds: number) => readonly [Stand | null, Stand | null],
): DancerTracks {
  const framesPerSecond = 5;
  const frameCount = Math.round(seconds * framesPerSecond);
  const keypoints = new Float32Array(frameCount * 2 * PERSON_LENGTH).fill(Number.NaN);
  for (let frame = 0; frame < frameCount; frame++) {
    for (const [dancer, stand] of couple(frame / framesPerSecond).entries()) {
      if (stand) {
        keypoints.set(keypointsOf(stand), (frame * 2 + dancer) * PERSON_LENGTH);
      }
    }
  }
  return {
    frameCount,
    framesPerSecond,
    width: 512,
    height: 288,
    keypoints,
    flatFrames: 0,
    suspectedSwaps: 0,
  };
}

/** Tracks with every keypoint moved by `change`; `change` gets x and y in pixels. */
export function moved(
  tracks: DancerTracks,
  change: (x: number, y: number) => readonly [number, number],
): DancerTracks {
  const keypoints = tracks.keypoints.slice();
  for (let at = 0; at < keypoints.length; at += 3) {
    keypoints.set(change(keypoints[at], keypoints[at + 1]), at);
  }
  return { ...tracks, keypoints };
}

/** The same clip with the dancers' numbers exchanged. */
export function swapped(tracks: DancerTracks): DancerTracks {
  const keypoints = tracks.keypoints.slice();
  for (let at = 0; at < keypoints.length; at += 2 * PERSON_LENGTH) {
    keypoints.copyWithin(at, at + PERSON_LENGTH, at + 2 * PERSON_LENGTH);
    keypoints.set(tracks.keypoints.subarray(at, at + PERSON_LENGTH), at + PERSON_LENGTH);
  }
  return { ...tracks, keypoints };
}

/** The clip seen in a mirror: left hands look like right hands, and a detector names them so. */
export function mirrored(tracks: DancerTracks): DancerTracks {
  const keypoints = tracks.keypoints.slice();
  for (let person = 0; person < keypoints.length; person += PERSON_LENGTH) {
    for (const [k, opposite] of OPPOSITE_KEYPOINT.entries()) {
      const [x, y, score] = tracks.keypoints.subarray(person + opposite * 3, person + opposite * 3 + 3);
      keypoints.set([tracks.width - x, y, score], person + k * 3);
    }
  }
  return { ...tracks, keypoints };
}

/** The clip played backwards. */
export function backwards(tracks: DancerTracks): DancerTracks {
  const frameLength = 2 * PERSON_LENGTH;
  const keypoints = new Float32Array(tracks.keypoints.length);
  for (let frame = 0; frame < tracks.frameCount; frame++) {
    const from = (tracks.frameCount - 1 - frame) * frameLength;
    keypoints.set(tracks.keypoints.subarray(from, from + frameLength), frame * frameLength);
  }
  return { ...tracks, keypoints };
}
