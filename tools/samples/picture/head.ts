import { type Body, SIDES, sideSign } from '../dancers/body.ts';
import { EAR, EYE, HEAD, NOSE, onHead } from '../dancers/keypoints.ts';
import { dot, normalised, reach, subtract, type Vec3 } from '../dancers/space.ts';
import { type Camera, project } from './camera.ts';
import { blend, darker } from './colour.ts';
import { visibleCap } from './headCap.ts';
import type { Look } from './looks.ts';
import { capsulePath, closedCurve, limb, type Piece, px, type Shading } from './shape.ts';

const CAMERA_DIRECTION: Vec3 = [0, 0, 1];

/** Whether a point of the head's surface faces the camera: 1 fully, below 0 hidden. */
function facesCamera(body: Body, point: Vec3): number {
  return dot(normalised(subtract(point, body.head)), CAMERA_DIRECTION);
}

const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}"${more}/>`;

/** The head's silhouette, grown by `growth`: an ellipse whose width depends on where the head faces. */
function skull(body: Body, camera: Camera, growth: number, fill: string, lift = 0): string {
  const centre = project(camera, reach(body.head, body.headFrame, 0, lift * body.size, 0));
  const { left, up, forward } = body.headFrame;
  const across = normalised([up[1], -up[0], 0]);
  const halfWidth = Math.hypot(dot(left, across) * HEAD.halfWidth, dot(forward, across) * HEAD.halfDepth);
  const halfHeight = Math.hypot(up[1] * HEAD.halfHeight, up[0] * HEAD.halfHeight, up[2] * HEAD.halfDepth);
  const tilt = (Math.atan2(up[0], up[1]) * 180) / Math.PI;
  const radius = centre.scale * body.size;
  return (
    `<ellipse cx="0" cy="0" rx="${px(halfWidth * radius * growth)}" ry="${px(halfHeight * radius * growth)}"` +
    ` transform="translate(${px(centre.x)} ${px(centre.y)}) rotate(${px(tilt)})" fill="${fill}"/>`
  );
}

function eye(body: Body, camera: Camera, look: Look, sign: number): string {
  const at = onHead(body, sign * EYE.aside, EYE.up);
  const visible = facesCamera(body, at);
  if (visible < 0.12) {
    return '';
  }
  const spot = project(camera, at);
  const unit = spot.scale * body.size;
  const width = Math.min(1, visible + 0.25);
  const ellipse = (rx: number, ry: number, fill: string, dx = 0): string =>
    `<ellipse cx="${px(spot.x + dx)}" cy="${px(spot.y)}" rx="${px(rx * unit * width)}" ry="${px(ry * unit)}" fill="${fill}"/>`;
  const brow = [-0.2, 0.2].map((aside) =>
    project(camera, onHead(body, sign * EYE.aside + aside, EYE.up + 0.24, 1.01)),
  );
  return (
    ellipse(0.0185, 0.0125, '#fbf8f2') +
    ellipse(0.0105, 0.0125, '#241713') +
    path(capsulePath(brow[0], brow[1], 0.0055 * unit, 0.0055 * unit), darker(look.hair, 0.2))
  );
}

function nose(body: Body, camera: Camera, look: Look): string {
  const tip = onHead(body, NOSE.aside, NOSE.up, 1.1);
  if (facesCamera(body, tip) < -0.25) {
    return '';
  }
  const bridge = project(camera, onHead(body, 0, 0.04));
  const end = project(camera, tip);
  return path(
    capsulePath(bridge, end, 0.006 * end.scale, 0.0155 * end.scale),
    blend(look.skin, '#7a2f20', 0.22),
  );
}

function mouth(body: Body, camera: Camera): string {
  const middle = onHead(body, 0, -0.5);
  if (facesCamera(body, middle) < 0.05) {
    return '';
  }
  const corners = [-0.3, 0, 0.3].map((aside) =>
    project(camera, onHead(body, aside, -0.46 - (aside === 0 ? 0.13 : 0), 1.01)),
  );
  const [from, bend, to] = corners;
  return (
    `<path d="M${px(from.x)} ${px(from.y)}Q${px(bend.x)} ${px(bend.y)} ${px(to.x)} ${px(to.y)}"` +
    ` fill="none" stroke="#9c3a3a" stroke-width="${px(0.014 * bend.scale)}" stroke-linecap="round"/>`
  );
}

function ear(body: Body, camera: Camera, look: Look, sign: number): Piece | null {
  const at = onHead(body, sign * EAR.aside, EAR.up, 1.02);
  if (facesCamera(body, at) < -0.2) {
    return null;
  }
  const spot = project(camera, at);
  const radius = 0.021 * spot.scale * body.size;
  const colour = blend(look.skin, '#7a2f20', 0.16);
  return {
    z: at[2],
    svg: `<ellipse cx="${px(spot.x)}" cy="${px(spot.y)}" rx="${px(radius * 0.8)}" ry="${px(radius * 1.3)}" fill="${colour}"/>`,
  };
}

/** Hair that stands off the head, as a piece of its own: in front of the head or behind it. */
function looseHair(body: Body, camera: Camera, look: Look, shading: Shading): Piece | null {
  const behind = (up: number, back: number): Vec3 =>
    reach(body.head, body.headFrame, 0, up * body.size, -back * body.size);
  const strand = (points: readonly [Vec3, Vec3], radii: readonly [number, number]): Piece => {
    const [from, to] = points.map((point) => project(camera, point));
    const svg = limb(shading, look.hair, from, to, radii[0] * body.size, radii[1] * body.size);
    return { z: (points[0][2] + points[1][2]) / 2, svg };
  };
  switch (look.hairStyle) {
    case 'short':
      return null;
    case 'topknot':
      return strand([behind(0.1, 0.1), behind(0.11, 0.12)], [0.042, 0.042]);
    case 'bun':
      return strand([behind(0.09, 0.11), behind(0.1, 0.125)], [0.055, 0.055]);
    case 'ponytail':
      return strand([behind(0.06, 0.12), behind(-0.19, 0.17)], [0.045, 0.024]);
    case 'long':
      return strand([behind(0.0, 0.05), behind(-0.2, 0.09)], [0.1, 0.075]);
  }
}

/** A head with hair and, as far as it faces the camera, a face; painted after the neck, which lies at `neckDepth`. */
export function headPieces(
  body: Body,
  camera: Camera,
  look: Look,
  shading: Shading,
  neckDepth: number,
): Piece[] {
  const centre = project(camera, body.head);
  const radius = HEAD.halfHeight * centre.scale * body.size;
  const faceFill = shading.ball(look.skin, centre, radius);
  let svg = skull(body, camera, 1.07, shading.ball(look.hair, centre, radius), 0.012);
  const face = visibleCap(body, camera, [0, -0.5, 0.87], 1.3);
  if (face) {
    svg += path(closedCurve(face), faceFill);
  }
  const beard = look.beard ? visibleCap(body, camera, [0, -0.93, 0.52], 0.6) : null;
  if (beard) {
    svg += path(closedCurve(beard), look.hair, ' fill-opacity=".62"');
  }
  svg += mouth(body, camera) + SIDES.map((side) => eye(body, camera, look, sideSign(side))).join('');
  svg += nose(body, camera, look);
  const ears = SIDES.map((side) => ear(body, camera, look, sideSign(side)));
  const nearEar = ears.reduce((best, next) => ((next?.z ?? -9) > (best?.z ?? -9) ? next : best), null);
  const depth = Math.max(body.head[2], neckDepth + 0.001);
  const pieces: Piece[] = [{ z: depth, svg: svg + (nearEar ? nearEar.svg : '') }];
  const loose = looseHair(body, camera, look, shading);
  if (loose) {
    pieces.push(loose);
  }
  return pieces;
}
