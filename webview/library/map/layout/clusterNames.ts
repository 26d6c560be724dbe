import { type Point, type Size, toScreen, type Viewport } from '../viewport.ts';
import type { Cluster } from './clusters.ts';

export interface PlacedName {
  readonly name: string;
  /** Middle of the text, in CSS pixels. */
  readonly x: number;
  readonly y: number;
}

/** What names are written with, and over, in CSS pixels. */
export interface NameSpace {
  readonly widthOf: (name: string) => number;
  readonly lineHeight: number;
  /** x and y of each point on the map in turn, and how large points are drawn. */
  readonly positions: Float32Array;
  readonly pointRadius: number;
  /** Of the picture, whose edges names stay within. */
  readonly size: Size;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 3;
/** Lines above and below a cluster's middle where its name may stand, the best first. */
const SHIFTS = [0, -1, 1, -2, 2] as const;
/** The same name is written once within so many lines. */
const APART_LINES = 5;
/** Where there are more points than this, hardly a place is free of them. */
const MANY_POINTS = 2_000;

/**
 * Where the names of clusters stand on the screen: each at its cluster's middle or above or below it, where it covers
 * the fewest points, none over another or over the edge. The largest clusters choose first; a name that finds no place, or that
 * stands close by already, is left out.
 */
export function placeNames(
  clusters: readonly Cluster[],
  viewport: Viewport,
  { widthOf, lineHeight, positions, pointRadius, size }: NameSpace,
): PlacedName[] {
  const points = positions.length / 2 > MANY_POINTS ? [] : onScreen(positions, viewport);
  const coveredBy = (box: Box) => points.filter((point) => covers(box, point, pointRadius)).length;
  const taken: Box[] = [];
  const placed: PlacedName[] = [];
  for (const { name, ...cluster } of clusters) {
    const middle = toScreen(viewport, cluster.x, cluster.y);
    const isNear = ({ x, y }: PlacedName) =>
      Math.hypot(x - middle.x, y - middle.y) < APART_LINES * lineHeight;
    if (!isInside(middle, size) || placed.some((other) => other.name === name && isNear(other))) {
      continue;
    }
    const [best] = boxesAt(middle, { width: widthOf(name) + 2 * GAP, height: lineHeight }, size)
      .filter((box) => !taken.some((other) => overlap(box, other)))
      .map((box) => ({ box, covered: coveredBy(box) }))
      .sort((a, b) => a.covered - b.covered);
    if (best) {
      const { left, right, top, bottom } = best.box;
      taken.push(best.box);
      placed.push({ name, x: (left + right) / 2, y: (top + bottom) / 2 });
    }
  }
  return placed;
}

/** Where a name of a cluster may stand within a picture. */
function boxesAt(middle: Point, { width, height }: Size, picture: Size): Box[] {
  const left = Math.max(0, Math.min(middle.x - width / 2, picture.width - width));
  return SHIFTS.map((shift) => middle.y + (shift - 0.5) * height)
    .filter((top) => top >= 0 && top + height <= picture.height)
    .map((top) => ({ left, right: left + width, top, bottom: top + height }));
}

function onScreen(positions: Float32Array, viewport: Viewport): Point[] {
  return Array.from({ length: positions.length / 2 }, (_, point) =>
    toScreen(viewport, positions[2 * point], positions[2 * point + 1]),
  );
}

function covers({ left, right, top, bottom }: Box, { x, y }: Point, radius: number): boolean {
  return x > left - radius && x < right + radius && y > top - radius && y < bottom + radius;
}

function isInside({ x, y }: Point, { width, height }: Size): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
