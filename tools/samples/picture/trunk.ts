import type { Body } from '../dancers/body.ts';
import { dot, type Frame3, mix, normalised, reach, type Vec3 } from '../dancers/space.ts';
import { type Camera, project, type Spot } from './camera.ts';
import { darker } from './colour.ts';
import type { Look } from './looks.ts';
import { closedCurve, type Shading } from './shape.ts';

/** A slice through the trunk: an ellipse around a point of the spine, in metres. */
interface Slice {
  readonly at: Vec3;
  readonly frame: Frame3;
  readonly halfWidth: number;
  readonly halfDepth: number;
}

/** The two outermost points of a slice as the camera sees it: on the picture's left and right of the spine. */
function rim(camera: Camera, slice: Slice): [Spot, Spot] {
  const { up, left, forward } = slice.frame;
  const across = normalised([up[1], -up[0], 0]);
  const half = Math.hypot(dot(left, across) * slice.halfWidth, dot(forward, across) * slice.halfDepth);
  const at = (sign: number): Spot =>
    project(camera, [
      slice.at[0] + across[0] * half * sign,
      slice.at[1] + across[1] * half * sign,
      slice.at[2],
    ]);
  return [at(-1), at(1)];
}

/** A closed shape around slices from top to bottom. */
function hull(camera: Camera, slices: readonly Slice[], fill: string): string {
  const rims = slices.map((slice) => rim(camera, slice));
  const outline = [...rims.map(([first]) => first), ...rims.map(([, second]) => second).reverse()];
  return `<path d="${closedCurve(outline)}" fill="${fill}"/>`;
}

function chestSlices(body: Body, look: Look): Slice[] {
  const { size, chestFrame, waistFrame, pelvisFrame } = body;
  const b = look.broadness;
  const slice = (at: Vec3, frame: Frame3, halfWidth: number, halfDepth: number, forward = 0): Slice => ({
    at: reach(at, frame, 0, 0, forward * size),
    frame,
    halfWidth: halfWidth * size,
    halfDepth: halfDepth * size,
  });
  const up = (point: Vec3, frame: Frame3, metres: number): Vec3 => reach(point, frame, 0, metres * size, 0);
  return [
    slice(up(body.collar, chestFrame, 0.045), chestFrame, 0.055, 0.055),
    slice(up(body.collar, chestFrame, 0.012), chestFrame, 0.15 + 0.02 * b, 0.075),
    slice(up(body.collar, chestFrame, -0.05), chestFrame, 0.178 + 0.022 * b, 0.105),
    slice(up(body.collar, chestFrame, -0.14), chestFrame, 0.155 + 0.025 * b, 0.128, 0.02 - 0.008 * b),
    slice(body.waist, waistFrame, 0.118 + 0.032 * b, 0.1 + 0.012 * b),
    slice(mix(body.waist, body.pelvis, 0.6), pelvisFrame, 0.156 + 0.008 * b, 0.118),
    slice(up(body.pelvis, pelvisFrame, -0.03), pelvisFrame, 0.178 - 0.022 * b, 0.122 - 0.008 * b, -0.008),
    slice(up(body.pelvis, pelvisFrame, -0.075), pelvisFrame, 0.13 - 0.02 * b, 0.08),
  ];
}

/** The hips, and the chest with what is worn on it: the thighs are painted between them. */
export function trunkSvg(
  body: Body,
  camera: Camera,
  look: Look,
  shading: Shading,
): { readonly hips: string; readonly chest: string } {
  const slices = chestSlices(body, look);
  const [collar, pelvis] = [project(camera, body.collar), project(camera, body.pelvis)];
  const half = 0.16 * body.size * collar.scale;
  const hips = hull(camera, slices.slice(5), shading.across(look.bottom, collar, pelvis, half));
  const shirt = hull(camera, slices.slice(0, 6), shading.across(look.top, collar, pelvis, half));
  return { hips, chest: look.legs === 'dress' ? shirt + belt(body, camera, slices[4], look) : shirt };
}

function belt(body: Body, camera: Camera, waist: Slice, look: Look): string {
  const below: Slice = {
    ...waist,
    at: reach(waist.at, waist.frame, 0, -0.045 * body.size, 0),
    halfWidth: waist.halfWidth * 1.04,
  };
  return hull(camera, [waist, below], darker(look.top, 0.35));
}

/** A skirt or the lower part of a dress: it hangs from the waist to the middle of the thighs and flares with a turn. */
export function skirtSvg(body: Body, camera: Camera, look: Look, flare: number, shading: Shading): string {
  const { size, pelvisFrame, facing } = body;
  const hem = reach(
    mix(body.hip.left, body.hip.right, 0.5),
    facing,
    0,
    -0.27 * size * (1 - 0.35 * flare),
    -0.01,
  );
  const knees = mix(body.knee.left, body.knee.right, 0.5);
  const drawn = mix(hem, [knees[0], hem[1], knees[2]], 0.45);
  const spread = Math.abs(body.knee.left[0] - body.knee.right[0]) * 0.22;
  const slices: Slice[] = [
    {
      at: mix(body.waist, body.pelvis, 0.1),
      frame: pelvisFrame,
      halfWidth: 0.125 * size,
      halfDepth: 0.108 * size,
    },
    {
      at: reach(body.pelvis, pelvisFrame, 0, -0.02 * size, -0.01),
      frame: pelvisFrame,
      halfWidth: 0.183 * size,
      halfDepth: 0.145 * size,
    },
    {
      at: drawn,
      frame: facing,
      halfWidth: (0.2 + 0.16 * flare) * size + spread,
      halfDepth: (0.18 + 0.18 * flare) * size + spread,
    },
  ];
  const [top, bottom] = [project(camera, body.waist), project(camera, drawn)];
  return hull(camera, slices, shading.across(look.bottom, top, bottom, 0.21 * size * top.scale));
}
