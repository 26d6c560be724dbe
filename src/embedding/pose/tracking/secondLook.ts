import { KEYPOINT, KEYPOINT_STRIDE, LIMBS } from '../../../moves/keypoints.ts';
import type { Person } from '../networks/detector.ts';
import { type NetworkPicture, toInput } from '../networks/networkInput.ts';

/** Keypoints below this score are too uncertain to cover anything by. */
const COVERED_SCORE = 0.15;
/** Mid grey: neither the dancers' clothes nor a hole in the picture. */
const COVER_BRIGHTNESS = 127;
/** Half widths relative to the torso's length. */
const LIMB_RADIUS = 0.17;
const HEAD_RADIUS = 0.32;

type Point = readonly [number, number];

/** Paints everything within `radius` pixels of the segment from `a` to `b`. */
function paintCapsule(picture: NetworkPicture, a: Point, b: Point, radius: number): void {
  const { planes, layout } = picture;
  const planeLength = layout.width * layout.height;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squaredLength = dx * dx + dy * dy;
  const top = Math.max(0, Math.floor(Math.min(a[1], b[1]) - radius));
  const bottom = Math.min(layout.height - 1, Math.ceil(Math.max(a[1], b[1]) + radius));
  const left = Math.max(0, Math.floor(Math.min(a[0], b[0]) - radius));
  const right = Math.min(layout.width - 1, Math.ceil(Math.max(a[0], b[0]) + radius));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = squaredLength > 0 ? ((x - a[0]) * dx + (y - a[1]) * dy) / squaredLength : 0;
      const t = Math.max(0, Math.min(1, along));
      if ((x - a[0] - t * dx) ** 2 + (y - a[1] - t * dy) ** 2 <= radius * radius) {
        for (let at = y * layout.width + x; at < planes.length; at += planeLength) {
          planes[at] = COVER_BRIGHTNESS;
        }
      }
    }
  }
}

const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/**
 * The network's input with one dancer covered by a flat thick skeleton, trunk and head, so that the network finds
 * the partner behind or beside. Only the small input is copied, never the frame.
 */
export function coverPerson(picture: NetworkPicture, person: Person): NetworkPicture {
  const covered: NetworkPicture = { layout: picture.layout, planes: picture.planes.slice() };
  const point = (k: number): Point =>
    toInput(picture.layout, person.keypoints[k * KEYPOINT_STRIDE], person.keypoints[k * KEYPOINT_STRIDE + 1]);
  const sure = (k: number): boolean => person.keypoints[k * KEYPOINT_STRIDE + 2] >= COVERED_SCORE;
  const shoulders = middle(point(KEYPOINT.leftShoulder), point(KEYPOINT.rightShoulder));
  const hips = middle(point(KEYPOINT.leftHip), point(KEYPOINT.rightHip));
  const torso = distance(shoulders, hips);
  for (const [a, b] of LIMBS) {
    if (sure(a) && sure(b)) {
      paintCapsule(covered, point(a), point(b), LIMB_RADIUS * torso);
    }
  }
  const shoulderWidth = distance(point(KEYPOINT.leftShoulder), point(KEYPOINT.rightShoulder));
  paintCapsule(covered, shoulders, hips, Math.max(LIMB_RADIUS * torso, shoulderWidth / 2));
  const head = point(KEYPOINT.nose);
  paintCapsule(covered, head, head, HEAD_RADIUS * torso);
  return covered;
}
