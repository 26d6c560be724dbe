import { type Body, SIDES, sideSign } from './body.ts';
import { reach, type Vec3 } from './space.ts';

/** The 17 keypoints of COCO in its order; left and right are the dancer's own. */
export const KEYPOINT_NAMES = [
  'nose',
  'left_eye',
  'right_eye',
  'left_ear',
  'right_ear',
  'left_shoulder',
  'right_shoulder',
  'left_elbow',
  'right_elbow',
  'left_wrist',
  'right_wrist',
  'left_hip',
  'right_hip',
  'left_knee',
  'right_knee',
  'left_ankle',
  'right_ankle',
] as const;

/** Half width, half height and half depth of a head in metres at size 1. */
export const HEAD = { halfWidth: 0.088, halfHeight: 0.125, halfDepth: 0.105 } as const;

/**
 * The point of the head's surface in a direction: `leftAngle` to the dancer's left and `upAngle` upward of straight
 * ahead, in radians. `bulge` 1 is on the skin, more is outside it.
 */
export function onHead(body: Body, leftAngle: number, upAngle: number, bulge = 1): Vec3 {
  const level = Math.cos(upAngle) * body.size * bulge;
  return reach(
    body.head,
    body.headFrame,
    Math.sin(leftAngle) * level * HEAD.halfWidth,
    Math.sin(upAngle) * body.size * bulge * HEAD.halfHeight,
    Math.cos(leftAngle) * level * HEAD.halfDepth,
  );
}

export const EYE = { aside: 0.42, up: 0.06 } as const;
export const EAR = { aside: 1.62, up: -0.03 } as const;
export const NOSE = { aside: 0, up: -0.16 } as const;

/** The 17 keypoints of a dancer in metres, in COCO's order. */
export function keypointsOf(body: Body): Vec3[] {
  const face = [onHead(body, NOSE.aside, NOSE.up, 1.12)];
  for (const { aside, up } of [EYE, EAR]) {
    face.push(...SIDES.map((side) => onHead(body, sideSign(side) * aside, up)));
  }
  const parts = [body.shoulder, body.elbow, body.wrist, body.hip, body.knee, body.ankle];
  return [...face, ...parts.flatMap((part) => SIDES.map((side) => part[side]))];
}
