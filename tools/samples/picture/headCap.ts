import type { Body } from '../dancers/body.ts';
import { HEAD } from '../dancers/keypoints.ts';
import { add, dot, normalised, reach, scale, subtract, type Vec3 } from '../dancers/space.ts';
import { type Camera, project, type Spot } from './camera.ts';

/** The point of the head's surface in a direction (of length 1, in the room's axes), in the picture. */
function surfaceSpot(body: Body, camera: Camera, direction: Vec3): Spot {
  const { left, up, forward } = body.headFrame;
  const { halfWidth, halfHeight, halfDepth } = HEAD;
  const size = body.size;
  const [aside, above, ahead] = [dot(direction, left), dot(direction, up), dot(direction, forward)];
  return project(
    camera,
    reach(
      body.head,
      body.headFrame,
      aside * halfWidth * size,
      above * halfHeight * size,
      ahead * halfDepth * size,
    ),
  );
}

const CAP_POINTS = 40;

/** Directions around the edge of a cap: all that lie `halfAngle` from `axis`. */
function capEdge(axis: Vec3, halfAngle: number): Vec3[] {
  const side = normalised(subtract([0, 1, 0], scale(axis, axis[1])));
  const over: Vec3 = [
    axis[1] * side[2] - axis[2] * side[1],
    axis[2] * side[0] - axis[0] * side[2],
    axis[0] * side[1] - axis[1] * side[0],
  ];
  const centre = scale(axis, Math.cos(halfAngle));
  return Array.from({ length: CAP_POINTS }, (_, i) => {
    const around = (2 * Math.PI * i) / CAP_POINTS;
    const spoke = add(scale(side, Math.cos(around)), scale(over, Math.sin(around)));
    return add(centre, scale(spoke, Math.sin(halfAngle)));
  });
}

/** Directions along the rim of the head as the camera sees it, from `from` to `to` by the shorter way. */
function rimBetween(from: number, to: number): Vec3[] {
  const way = Math.atan2(Math.sin(to - from), Math.cos(to - from));
  return Array.from({ length: 8 }, (_, i) => {
    const angle = from + (way * i) / 8;
    return [Math.cos(angle), Math.sin(angle), 0];
  });
}

/**
 * The visible part of a round cap of the head, as points in the picture: what lies within `halfAngle` of `centre`
 * (a direction in the head's own left, up, forward). Null where it is on the far side.
 */
export function visibleCap(body: Body, camera: Camera, centre: Vec3, halfAngle: number): Spot[] | null {
  const axis = normalised(reach([0, 0, 0], body.headFrame, ...centre));
  const edge = capEdge(axis, halfAngle);
  const first = edge.findIndex(
    (direction, i) => direction[2] > 0 && edge[(i + CAP_POINTS - 1) % CAP_POINTS][2] <= 0,
  );
  if (first < 0) {
    return axis[2] > 0 ? edge.map((direction) => surfaceSpot(body, camera, direction)) : null;
  }
  const ordered = [...edge.slice(first), ...edge.slice(0, first)];
  const visible = ordered.slice(
    0,
    ordered.findIndex((direction) => direction[2] <= 0),
  );
  const angleOf = (direction: Vec3): number => Math.atan2(direction[1], direction[0]);
  // The rest of the cap's outline is the rim of the head, on the cap's side of it.
  const rim = [
    ...rimBetween(angleOf(visible[visible.length - 1]), angleOf(axis)),
    ...rimBetween(angleOf(axis), angleOf(visible[0])),
  ];
  return [...visible, ...rim].map((direction) => surfaceSpot(body, camera, direction));
}
