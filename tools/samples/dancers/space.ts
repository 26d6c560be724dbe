/** A point or direction in metres: x to the right of the picture, y up, z toward the camera. */
export type Vec3 = readonly [x: number, y: number, z: number];

/** Directions of a body part as its owner feels them. Mutually perpendicular, of length 1. */
export interface Frame3 {
  readonly left: Vec3;
  readonly up: Vec3;
  readonly forward: Vec3;
}

/** Rotations in radians: yaw to the owner's left, pitch forward, roll to the owner's left. */
export interface Rotation {
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
}

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vec3, factor: number): Vec3 => [a[0] * factor, a[1] * factor, a[2] * factor];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a: Vec3): number => Math.sqrt(dot(a, a));
export const distance = (a: Vec3, b: Vec3): number => length(subtract(a, b));
export const mix = (a: Vec3, b: Vec3, share: number): Vec3 => add(scale(a, 1 - share), scale(b, share));

/** `a` scaled to length 1; a zero vector stays zero. */
export function normalised(a: Vec3): Vec3 {
  const size = length(a);
  return size > 0 ? scale(a, 1 / size) : a;
}

/** The point reached from `origin` by going the given metres to the left, up and forward in `frame`. */
export function reach(origin: Vec3, frame: Frame3, left: number, up: number, forward: number): Vec3 {
  return add(origin, add(scale(frame.left, left), add(scale(frame.up, up), scale(frame.forward, forward))));
}

/** An upright frame. Yaw 0 faces the camera, +90 degrees faces right in the picture. */
export function upright(yaw: number): Frame3 {
  return {
    left: [Math.cos(yaw), 0, -Math.sin(yaw)],
    up: [0, 1, 0],
    forward: [Math.sin(yaw), 0, Math.cos(yaw)],
  };
}

function rotatePair(a: Vec3, b: Vec3, angle: number): [Vec3, Vec3] {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [add(scale(a, cos), scale(b, sin)), add(scale(b, cos), scale(a, -sin))];
}

/** `frame` turned about its own up (yaw), then left (pitch), then forward (roll). */
export function turned(frame: Frame3, { yaw = 0, pitch = 0, roll = 0 }: Rotation): Frame3 {
  const [yawForward, yawLeft] = rotatePair(frame.forward, frame.left, yaw);
  const [pitchUp, forward] = rotatePair(frame.up, yawForward, pitch);
  const [up, left] = rotatePair(pitchUp, yawLeft, roll);
  return { left, up, forward };
}
