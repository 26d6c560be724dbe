import { KEYPOINT } from '../../embedding/pose/keypoints.ts';
import {
  type DancerTrace,
  TRACE_PERSON_LENGTH,
  traceFrames,
  UNITS_PER_HEIGHT,
  UNSEEN,
} from '../../moves/moveTrace.ts';

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

/** Reads moments off the trace of one clip. */
export class Moments {
  readonly #trace: DancerTrace;
  /** Usual torso length of each dancer: in a single frame, bending shortens it. */
  readonly #torsos: readonly [number, number];
  readonly #read = new Map<number, Moment>();

  constructor(trace: DancerTrace) {
    this.#trace = trace;
    this.#torsos = [usualTorso(trace, 0), usualTorso(trace, 1)];
  }

  /** The couple at a time of the clip; null where nobody is seen near it. */
  at(seconds: number): Moment | null {
    const { framesPerSecond } = this.#trace;
    const nearest = Math.round(seconds * framesPerSecond);
    const reach = Math.round(REACH_SECONDS * framesPerSecond);
    let best: { seen: number; moment: Moment } | null = null;
    for (const offset of offsetsWithin(reach)) {
      const moment = this.#frame(nearest + offset);
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
      const isThere = frame >= 0 && frame < traceFrames(this.#trace);
      moment = isThere ? this.#couple(frame) : NOBODY;
      this.#read.set(frame, moment);
    }
    return moment;
  }

  #couple(frame: number): Moment {
    const [a, b] = [pointsOf(this.#trace, frame, 0), pointsOf(this.#trace, frame, 1)];
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

/** Null where the hips or the whole trunk were not seen. */
function dancerOf(points: Float64Array, torso: number): SeenDancer | null {
  const [x, y] = middle(points, KEYPOINT.leftHip, KEYPOINT.rightHip);
  if (Number.isNaN(x) || !(torso > 0)) {
    return null;
  }
  const pose = new Float64Array(2 * POSE_POINTS.length);
  POSE_POINTS.forEach((k, i) => {
    pose[2 * i] = (points[2 * k] - x) / torso;
    pose[2 * i + 1] = (points[2 * k + 1] - y) / torso;
  });
  const facing = (points[2 * KEYPOINT.leftShoulder] - points[2 * KEYPOINT.rightShoulder]) / torso;
  return { x, y, torso, facing, pose };
}

/** Distance of the nearest hands of two dancers in heights of the picture; NaN where none are seen. */
function nearestHands(a: Float64Array, b: Float64Array): number {
  let nearest = Number.NaN;
  for (const i of [KEYPOINT.leftWrist, KEYPOINT.rightWrist]) {
    for (const j of [KEYPOINT.leftWrist, KEYPOINT.rightWrist]) {
      const distance = Math.hypot(a[2 * i] - b[2 * j], a[2 * i + 1] - b[2 * j + 1]);
      nearest = distance >= nearest || Number.isNaN(distance) ? nearest : distance;
    }
  }
  return nearest;
}

/** 0, -1, 1, -2, 2, …: nearer frames first. */
function offsetsWithin(reach: number): number[] {
  return Array.from({ length: 2 * reach + 1 }, (_, i) => (i % 2 === 0 ? i / 2 : -(i + 1) / 2));
}

/** Coordinates of one dancer in heights of the picture, NaN where not seen. */
function pointsOf({ points }: DancerTrace, frame: number, dancer: 0 | 1): Float64Array {
  const start = (frame * 2 + dancer) * TRACE_PERSON_LENGTH;
  return Float64Array.from({ length: TRACE_PERSON_LENGTH }, (_, i) => {
    const units = points[start + i];
    return units === UNSEEN ? Number.NaN : units / UNITS_PER_HEIGHT;
  });
}

/** Halfway between a left and a right keypoint; the one that is seen where the other is not. */
function middle(points: Float64Array, left: number, right: number): readonly [number, number] {
  const between = (a: number, b: number) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : (a + b) / 2);
  return [between(points[2 * left], points[2 * right]), between(points[2 * left + 1], points[2 * right + 1])];
}

/** Every so many frames are enough to know how long a torso usually is. */
const TORSO_FRAMES = 3;

function usualTorso(trace: DancerTrace, dancer: 0 | 1): number {
  const lengths: number[] = [];
  for (let frame = 0; frame < traceFrames(trace); frame += TORSO_FRAMES) {
    const points = pointsOf(trace, frame, dancer);
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
