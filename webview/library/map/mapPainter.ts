import { symbol, symbolsFill } from 'd3-shape';
import { placeNames } from './layout/clusterNames.ts';
import type { Cluster } from './layout/clusters.ts';
import { type Mark, SHAPE_COUNT } from './palette.ts';
import { type Point, type Size, toScreen, type Viewport } from './viewport.ts';

/** The points of the map, as they are painted. */
export interface PointsPicture {
  readonly positions: Float32Array;
  /** For each point the number of its mark among the sprites. */
  readonly marks: Uint16Array;
  /** For each point 1 where it passes the filter, 0 where not; others are not painted. */
  readonly shown: Uint8Array;
}

/** What lies over the points and changes with every movement of the pointer. */
export interface OverlayPicture {
  readonly positions: Float32Array;
  /** The move whose neighbours are shown, and the one under the pointer or the keyboard. */
  readonly chosen: number | null;
  readonly pointed: number | null;
  /** Points of the moves that are selected. */
  readonly selected: readonly number[];
  /** Named neighbourhoods, largest first. */
  readonly clusters: readonly Cluster[];
  /** The shape being drawn around points. */
  readonly lasso: readonly Point[];
}

export interface MapColours {
  readonly marks: readonly string[];
  readonly background: string;
  readonly focus: string;
  readonly foreground: string;
  /** Of the page's texts, as canvases take it. */
  readonly font: string;
}

/** Radius of a point in CSS pixels: smaller where there are many. */
export function pointRadius(count: number): number {
  return count <= 400 ? 5 : count <= 2_000 ? 4 : 3;
}

/** Outline of a mark as an SVG path around 0, 0. */
export function markPath({ shape }: Mark, radius: number): string {
  const area = Math.PI * radius * radius;
  return symbol(symbolsFill[shape % SHAPE_COUNT], area)() ?? '';
}

/** Each mark drawn once; points are stamped with it, which keeps ten thousand of them fluid. */
export function makeSprites(
  marks: readonly Mark[],
  colours: MapColours,
  radius: number,
  pixelRatio: number,
): HTMLCanvasElement[] {
  return marks.map((mark, index) => {
    const half = Math.ceil((radius * 1.6 + 1.5) * pixelRatio);
    const sprite = document.createElement('canvas');
    sprite.width = 2 * half;
    sprite.height = 2 * half;
    const context = sprite.getContext('2d');
    if (context) {
      context.translate(half, half);
      context.scale(pixelRatio, pixelRatio);
      const path = new Path2D(markPath(mark, radius));
      context.lineWidth = 1.5;
      context.strokeStyle = colours.background;
      context.stroke(path);
      context.fillStyle = colours.marks[index];
      context.fill(path);
    }
    return sprite;
  });
}

const FAINT_OPACITY = 0.16;

/** What a canvas is painted with: its size and its pixels in CSS pixels, and what part of the map it shows. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly size: Size;
  readonly pixelRatio: number;
  readonly viewport: Viewport;
}

/** Paints the points: what does not pass the filter faintly below what does. */
export function paintPoints(
  surface: Surface,
  picture: PointsPicture,
  sprites: readonly HTMLCanvasElement[],
): void {
  const { context } = surface;
  clear(surface);
  for (const [isShown, opacity] of [
    [0, FAINT_OPACITY],
    [1, 1],
  ] as const) {
    context.globalAlpha = opacity;
    stampPoints(surface, picture, sprites, isShown);
  }
  context.globalAlpha = 1;
}

/** Paints what is pointed at, chosen and being drawn around. */
export function paintOverlay(surface: Surface, picture: OverlayPicture, colours: MapColours): void {
  clear(surface);
  const radius = pointRadius(picture.positions.length / 2);
  for (const point of picture.selected) {
    ring(surface, picture, point, radius + 2, colours.focus);
  }
  ring(surface, picture, picture.chosen, radius + 5, colours.foreground);
  ring(surface, picture, picture.pointed, radius + 3, colours.focus);
  paintNames(surface, picture, radius, colours);
  paintLasso(surface.context, picture.lasso, colours);
}

function clear({ context, size, pixelRatio }: Surface): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
}

function stampPoints(
  { context, size: { width, height }, pixelRatio, viewport }: Surface,
  { positions, marks, shown }: PointsPicture,
  sprites: readonly HTMLCanvasElement[],
  isShown: 0 | 1,
): void {
  for (let i = 0; i < marks.length; i++) {
    if (shown[i] !== isShown) {
      continue;
    }
    const { x, y } = toScreen(viewport, positions[2 * i], positions[2 * i + 1]);
    const sprite = sprites[marks[i]];
    const half = sprite.width / 2 / pixelRatio;
    if (x > -half && y > -half && x < width + half && y < height + half) {
      context.drawImage(sprite, x - half, y - half, 2 * half, 2 * half);
    }
  }
}

const RING_WIDTH = 2;

function ring(
  { context, viewport }: Surface,
  { positions }: OverlayPicture,
  point: number | null,
  radius: number,
  colour: string,
): void {
  if (point === null) {
    return;
  }
  const { x, y } = toScreen(viewport, positions[2 * point], positions[2 * point + 1]);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = RING_WIDTH;
  context.strokeStyle = colour;
  context.stroke();
}

const NAME_LINE_HEIGHT = 17;

/** Names over the points, legible on any of them by an edge in the background's colour. */
function paintNames(
  { context, viewport, size }: Surface,
  { positions, clusters }: OverlayPicture,
  radius: number,
  { foreground, background, font }: MapColours,
): void {
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = background;
  context.fillStyle = foreground;
  const widthOf = (name: string) => context.measureText(name).width;
  const space = { widthOf, lineHeight: NAME_LINE_HEIGHT, positions, pointRadius: radius, size };
  for (const { name, x, y } of placeNames(clusters, viewport, space)) {
    context.strokeText(name, x, y);
    context.fillText(name, x, y);
  }
}

function paintLasso(context: CanvasRenderingContext2D, lasso: readonly Point[], { focus }: MapColours): void {
  if (lasso.length < 2) {
    return;
  }
  context.beginPath();
  for (const { x, y } of lasso) {
    context.lineTo(x, y);
  }
  context.closePath();
  context.strokeStyle = focus;
  context.lineWidth = 1.5;
  context.setLineDash([4, 3]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 0.12;
  context.fillStyle = focus;
  context.fill();
  context.globalAlpha = 1;
}
