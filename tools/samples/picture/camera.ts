import type { Vec3 } from '../dancers/space.ts';

export const PICTURE = { width: 640, height: 360 } as const;

/** A camera that looks level along -z, its zoom such that a metre at z = 0 measures `pixelsPerMetre`. */
export interface Camera {
  readonly pixelsPerMetre: number;
  /** Where the floor is at z = 0, in pixels from the top. */
  readonly floorY: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Pixels per metre there. */
  readonly scale: number;
}

const DISTANCE = 5.5;
const HEIGHT = 1.15;

/** Where a point in metres is in the picture, in pixels. */
export function project(camera: Camera, [x, y, z]: Vec3): Spot {
  const scale = (camera.pixelsPerMetre * DISTANCE) / (DISTANCE - z);
  const horizon = camera.floorY - HEIGHT * camera.pixelsPerMetre;
  return { x: PICTURE.width / 2 + x * scale, y: horizon + (HEIGHT - y) * scale, scale };
}
