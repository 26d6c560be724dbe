import { KEYPOINT } from '../../../moves/keypoints.ts';
import {
  type PoseTrack,
  TRACK_PERSON_LENGTH,
  trackFrames,
  UNITS_PER_HEIGHT,
  UNSEEN,
} from '../../../moves/moveTracks.ts';

/** Keypoints that a pose is compared by; the face adds nothing to the nose, the feet are often cut off. */
const POSE_POINTS: readonly number[] = [
  KEYPOINT.nose,
  KEYPOINT.leftShoulder,
  KEYPOINT.rightShoulder,
  KEYPOINT.leftElbow,
  KEYPOINT.rightElbow,
  KEYPOINT.leftWrist,
  KEYPOINT.rightWrist,
  KEYPOINT.leftHip,
  KEYPOINT.rightHip,
  KEYPOINT.leftKnee,
  KEYPOINT.rightKnee,
];

/** One dancer at one moment. Places are in heights of the picture, lengths of the body in torso lengths. */
export interface SeenDancer {
  /** Middle of the hips. */
  readonly x: number;
  readonly y: number;
  readonly torso: number;
  /** Signed width of the shoulders: positive facing the camera, negative the back; NaN where not seen. */
  readonly facing: number;
  /** `[point][x, y]` from the hips; NaN where not seen. */
  readonly pose: Float64Array;
}

/** The couple at one moment of a clip. */
export interface Moment {
  /** Null for a dancer who is not seen. */
  readonly dancers: readonly [SeenDancer | null, SeenDancer | null];
  /** From the first to the second dancer, in torso lengths; NaN unless both are seen. */
  readonly acrossX: number;
  readonly acrossY: number;
  /** Distance of their nearest hands in torso lengths, at most `FREE_HANDS`; NaN where none are seen. */
  readonly handsApart: number;
}

/** Hands further apart than this, in torso lengths, hold nothing, however far. */
const FREE_HANDS = 1.5;

/** A moment is read from a frame this near, in seconds: the dancers hardly move meanwhile. */
const REACH_SECONDS = 0.25;

/** Dancers of a couple: more are not to be seen. */
const BOTH = 2;

/** Reads moments off the pose track of one clip. */
export class Moments {
  readonly #track: PoseTrack;
  /** Usual torso length of each dancer: in a single frame, bending shortens it. */
  readonly #torsos: readonly [number, number];
  readonly #read = new Map<number, Moment>();

  constructor(track: PoseTrack) {
    this.#track = track;
    this.#torsos = [usualTorso(track, 0), usualTorso(track, 1)];
  }

  /** The couple at a time of the clip; null where nobody is seen near it. */
  at(seconds: number): Moment | null {
    const { framesPerSecond } = this.#track;
    const nearest = Math.round(seconds * framesPerSecond);
    const reach = Math.round(REACH_SECONDS * framesPerSecond);
    let best: { seen: number; moment: Moment } | null = null;
    for (let step = 0; step <= 2 * reach && best?.seen !== BOTH; step++) {
      const moment = this.#frame(nearest + offsetOf(step));
      const seen = moment.dancers.filter((dancer) => dancer !== null).length;
      if (seen > (best?.seen ?? 0)) {
        best = { seen, moment };
      }
    }
    return best?.moment ?? null;
  }

  #frame(frame: number): Moment {
    let moment = this.#read.get(frame);
    if (!moment) {
      const isThere = frame >= 0 && frame < trackFrames(this.#track);
      moment = isThere ? this.#couple(frame) : NOBODY;
      this.#read.set(frame, moment);
    }
    return moment;
  }

  #couple(frame: number): Moment {
    const [a, b] = [new SeenPoints(this.#track, frame, 0), new SeenPoints(this.#track, frame, 1)];
    const [first, second] = [dancerOf(a, this.#torsos[0]), dancerOf(b, this.#torsos[1])];
    const scale = first && second ? (first.torso + second.torso) / 2 : Number.NaN;
    return {
      dancers: [first, second],
      acrossX: first && second ? (second.x - first.x) / scale : Number.NaN,
      acrossY: first && second ? (second.y - first.y) / scale : Number.NaN,
      handsApart: Math.min(FREE_HANDS, nearestHands(a, b) / scale),
    };
  }
}

const NOBODY: Moment = {
  dancers: [null, null],
  acrossX: Number.NaN,
  acrossY: Number.NaN,
  handsApart: Number.NaN,
};

/** The keypoints of one dancer in one frame, in heights of the picture; NaN where not seen. */
class SeenPoints {
  readonly #points: Uint16Array;
  readonly #start: number;

  constructor({ points }: PoseTrack, frame: number, dancer: 0 | 1) {
    this.#points = points;
    this.#start = (frame * 2 + dancer) * TRACK_PERSON_LENGTH;
  }

  x(keypoint: number): number {
    return this.#coordinate(2 * keypoint);
  }

  y(keypoint: number): number {
    return this.#coordinate(2 * keypoint + 1);
  }

  #coordinate(index: number): number {
    const units = this.#points[this.#start + index];
    return units === UNSEEN ? Number.NaN : units / UNITS_PER_HEIGHT;
  }
}

/** Null where the hips or the whole trunk were not seen. */
function dancerOf(points: SeenPoints, torso: number): SeenDancer | null {
  const [x, y] = middle(points, KEYPOINT.leftHip, KEYPOINT.rightHip);
  if (Number.isNaN(x) || !(torso > 0)) {
    return null;
  }
  const pose = new Float64Array(2 * POSE_POINTS.length);
  POSE_POINTS.forEach((k, i) => {
    pose[2 * i] = (points.x(k) - x) / torso;
    pose[2 * i + 1] = (points.y(k) - y) / torso;
  });
  const facing = (points.x(KEYPOINT.leftShoulder) - points.x(KEYPOINT.rightShoulder)) / torso;
  return { x, y, torso, facing, pose };
}

/** Distance of the nearest hands of two dancers in heights of the picture; NaN where none are seen. */
function nearestHands(a: SeenPoints, b: SeenPoints): number {
  let nearest = Number.NaN;
  for (const i of [KEYPOINT.leftWrist, KEYPOINT.rightWrist]) {
    for (const j of [KEYPOINT.leftWrist, KEYPOINT.rightWrist]) {
      const distance = Math.hypot(a.x(i) - b.x(j), a.y(i) - b.y(j));
      nearest = distance >= nearest || Number.isNaN(distance) ? nearest : distance;
    }
  }
  return nearest;
}

/** 0, -1, 1, -2, 2, …: nearer frames first. */
function offsetOf(step: number): number {
  return step % 2 === 0 ? step / 2 : -(step + 1) / 2;
}

/** Halfway between a left and a right keypoint; the one that is seen where the other is not. */
function middle(points: SeenPoints, left: number, right: number): readonly [number, number] {
  return [between(points.x(left), points.x(right)), between(points.y(left), points.y(right))];
}

function between(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : (a + b) / 2;
}

/** Every so many frames are enough to know how long a torso usually is. */
const TORSO_FRAMES = 3;

function usualTorso(track: PoseTrack, dancer: 0 | 1): number {
  const lengths: number[] = [];
  for (let frame = 0; frame < trackFrames(track); frame += TORSO_FRAMES) {
    const points = new SeenPoints(track, frame, dancer);
    const [hipX, hipY] = middle(points, KEYPOINT.leftHip, KEYPOINT.rightHip);
    const [x, y] = middle(points, KEYPOINT.leftShoulder, KEYPOINT.rightShoulder);
    const length = Math.hypot(x - hipX, y - hipY);
    if (length > 0) {
      lengths.push(length);
    }
  }
  lengths.sort((a, b) => a - b);
  return lengths[lengths.length >> 1] ?? Number.NaN;
}
