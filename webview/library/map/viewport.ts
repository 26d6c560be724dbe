/** What part of the map is seen: screen = map position times `scale`, plus the offset; in CSS pixels. */
export interface Viewport {
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The view moved in by the user, on top of the one that shows everything. */
export interface Camera {
  /** 1 shows the whole map. */
  readonly zoom: number;
  /** How far the map is moved, as a share of its size. */
  readonly panX: number;
  readonly panY: number;
}

export const WHOLE_MAP: Camera = { zoom: 1, panX: 0, panY: 0 };

const ZOOM_RANGE = { least: 1, most: 40 } as const;
const MARGIN_PIXELS = 28;

/** Extent of positions given as x and y in turn. */
function extentOf(positions: Float32Array): { least: Point; most: Point } {
  const least = { x: Infinity, y: Infinity };
  const most = { x: -Infinity, y: -Infinity };
  for (let i = 0; i + 1 < positions.length; i += 2) {
    least.x = Math.min(least.x, positions[i]);
    least.y = Math.min(least.y, positions[i + 1]);
    most.x = Math.max(most.x, positions[i]);
    most.y = Math.max(most.y, positions[i + 1]);
  }
  return { least, most };
}

/** The viewport that shows the map whole in a canvas of this size, with the camera's zoom and pan on top. */
export function viewportFor(positions: Float32Array, { width, height }: Size, camera: Camera): Viewport {
  const { least, most } = extentOf(positions);
  const [spanX, spanY] = [Math.max(most.x - least.x, 1e-6), Math.max(most.y - least.y, 1e-6)];
  const fit = Math.min(
    Math.max(width - 2 * MARGIN_PIXELS, 1) / spanX,
    Math.max(height - 2 * MARGIN_PIXELS, 1) / spanY,
  );
  const scale = fit * camera.zoom;
  return {
    scale,
    offsetX: width / 2 + camera.panX * width - (scale * (least.x + most.x)) / 2,
    offsetY: height / 2 + camera.panY * height - (scale * (least.y + most.y)) / 2,
  };
}

/** Zooms by a factor so that what is under `anchor` stays there. */
export function zoomed(camera: Camera, factor: number, anchor: Point, { width, height }: Size): Camera {
  const zoom = Math.min(ZOOM_RANGE.most, Math.max(ZOOM_RANGE.least, camera.zoom * factor));
  const ratio = zoom / camera.zoom;
  const [fromCentreX, fromCentreY] = [anchor.x / width - 0.5, anchor.y / height - 0.5];
  return kept({
    zoom,
    panX: fromCentreX - ratio * (fromCentreX - camera.panX),
    panY: fromCentreY - ratio * (fromCentreY - camera.panY),
  });
}

/** Moves the map by pixels. */
export function panned(camera: Camera, by: Point, { width, height }: Size): Camera {
  return kept({ ...camera, panX: camera.panX + by.x / width, panY: camera.panY + by.y / height });
}

/** No further than until the map's edge has reached the middle. */
function kept({ zoom, panX, panY }: Camera): Camera {
  const limit = zoom / 2;
  const within = (pan: number) => Math.min(limit, Math.max(-limit, pan));
  return { zoom, panX: within(panX), panY: within(panY) };
}

export function toScreen({ scale, offsetX, offsetY }: Viewport, x: number, y: number): Point {
  return { x: scale * x + offsetX, y: scale * y + offsetY };
}
