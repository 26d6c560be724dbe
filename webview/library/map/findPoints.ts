import { polygonContains } from 'd3-polygon';
import { type Point, toScreen, type Viewport } from './viewport.ts';

/** Index of the point nearest to a place on the screen, or null where none is within reach. */
export function nearestPoint(
  positions: Float32Array,
  viewport: Viewport,
  place: Point,
  reachPixels: number,
): number | null {
  let nearest: number | null = null;
  let least = reachPixels * reachPixels;
  for (let i = 0; 2 * i + 1 < positions.length; i++) {
    const { x, y } = toScreen(viewport, positions[2 * i], positions[2 * i + 1]);
    const distance = (x - place.x) ** 2 + (y - place.y) ** 2;
    if (distance <= least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}

/** Indices of the points inside a shape drawn on the screen. */
export function pointsWithin(positions: Float32Array, viewport: Viewport, shape: readonly Point[]): number[] {
  const polygon = shape.map(({ x, y }): [number, number] => [x, y]);
  const inside: number[] = [];
  for (let i = 0; 2 * i + 1 < positions.length; i++) {
    const { x, y } = toScreen(viewport, positions[2 * i], positions[2 * i + 1]);
    if (polygonContains(polygon, [x, y])) {
      inside.push(i);
    }
  }
  return inside;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const STEPS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/**
 * The next point in a direction, for moving about by arrow keys: near ones win, and what lies off to the side counts
 * as twice as far. Null at the edge.
 */
export function pointTowards(positions: Float32Array, from: number, direction: Direction): number | null {
  const step = STEPS[direction];
  let best: number | null = null;
  let least = Infinity;
  for (let i = 0; 2 * i + 1 < positions.length; i++) {
    const dx = positions[2 * i] - positions[2 * from];
    const dy = positions[2 * i + 1] - positions[2 * from + 1];
    const ahead = dx * step.x + dy * step.y;
    const aside = Math.abs(dx * step.y) + Math.abs(dy * step.x);
    const distance = ahead + 2 * aside;
    if (i !== from && ahead > 0 && ahead >= aside / 2 && distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}
