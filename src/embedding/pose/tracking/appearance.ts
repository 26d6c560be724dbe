import type { Frame } from '../../../media/frames/frame.ts';
import { KEYPOINT, KEYPOINT_STRIDE } from '../../../moves/keypoints.ts';
import type { Person } from '../networks/detector.ts';

/** A detected person with what they wear. */
export interface SeenPerson {
  readonly person: Person;
  /** See `appearanceOf`. */
  readonly appearance: Float32Array;
}

/** Chest, hips and thighs, three colour channels each. */
export const APPEARANCE_LENGTH = 9;

/** Keypoints below this score do not say where clothes are. */
const SURE = 0.3;
/** Light changes over the floor, hue less: lightness counts half. */
const LIGHTNESS_WEIGHT = 0.5;
/** Samples along and across each patch. */
const GRID = 7;

type Point = readonly [number, number];

const mix = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

const toLinear = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

function labCurve(t: number): number {
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}

/** sRGB (0 to 255) to CIELAB under D65. */
function toLab(red: number, green: number, blue: number): readonly [number, number, number] {
  const [r, g, b] = [toLinear[red], toLinear[green], toLinear[blue]];
  const x = labCurve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = labCurve(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = labCurve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Mean Lab colour on a grid over the quadrilateral, or null where it lies outside the frame. */
function patchColour(frame: Frame, corners: readonly [Point, Point, Point, Point]): readonly number[] | null {
  const [topLeft, topRight, bottomLeft, bottomRight] = corners;
  const sum = [0, 0, 0];
  let count = 0;
  for (let row = 0; row < GRID; row++) {
    const t = (row + 0.5) / GRID;
    const [left, right] = [mix(topLeft, bottomLeft, t), mix(topRight, bottomRight, t)];
    for (let column = 0; column < GRID; column++) {
      const [x, y] = mix(left, right, (column + 0.5) / GRID).map(Math.floor);
      if (x >= 0 && y >= 0 && x < frame.width && y < frame.height) {
        const at = y * frame.width + x;
        const lab = toLab(frame.red[at], frame.green[at], frame.blue[at]);
        for (let channel = 0; channel < 3; channel++) {
          sum[channel] += lab[channel];
        }
        count++;
      }
    }
  }
  return count === 0 ? null : [(LIGHTNESS_WEIGHT * sum[0]) / count, sum[1] / count, sum[2] / count];
}

/**
 * What a dancer wears: mean colours (lightness halved, a, b) of chest, hips and thighs. NaN where the keypoints are
 * unsure. Tells the two dancers apart where they cross.
 */
export function appearanceOf(frame: Frame, person: Person): Float32Array {
  const point = (k: number): Point => [
    person.keypoints[k * KEYPOINT_STRIDE],
    person.keypoints[k * KEYPOINT_STRIDE + 1],
  ];
  const sure = (...ks: number[]): boolean =>
    ks.every((k) => person.keypoints[k * KEYPOINT_STRIDE + 2] >= SURE);
  const { leftShoulder, rightShoulder, leftHip, rightHip, leftKnee, rightKnee } = KEYPOINT;
  const appearance = new Float32Array(APPEARANCE_LENGTH).fill(Number.NaN);
  const put = (at: number, corners: readonly [Point, Point, Point, Point]): void => {
    const colour = patchColour(frame, corners);
    if (colour) {
      appearance.set(colour, at);
    }
  };
  if (sure(leftShoulder, rightShoulder, leftHip, rightHip)) {
    const [ls, rs, lh, rh] = [leftShoulder, rightShoulder, leftHip, rightHip].map(point);
    const [leftWaist, rightWaist] = [mix(ls, lh, 0.6), mix(rs, rh, 0.6)];
    put(0, [mix(ls, lh, 0.1), mix(rs, rh, 0.1), leftWaist, rightWaist]);
    put(3, [leftWaist, rightWaist, lh, rh]);
  }
  if (sure(leftHip, rightHip, leftKnee, rightKnee)) {
    const [lh, rh, lk, rk] = [leftHip, rightHip, leftKnee, rightKnee].map(point);
    put(6, [lh, rh, mix(lh, lk, 0.7), mix(rh, rk, 0.7)]);
  }
  return appearance;
}
