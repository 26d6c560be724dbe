import type { Spot } from './camera.ts';
import { darker, lighter } from './colour.ts';

/** A piece of the picture with its distance: pieces are painted from the farthest (smallest z) on. */
export interface Piece {
  readonly z: number;
  readonly svg: string;
}

interface Flat {
  readonly x: number;
  readonly y: number;
}

/** Pixels with one decimal: finer than the eye, and short. */
export const px = (value: number): string => (Math.round(value * 10) / 10).toString();

export function polygon(points: readonly Flat[], fill: string): string {
  return `<path d="M${points.map(({ x, y }) => `${px(x)} ${px(y)}`).join('L')}Z" fill="${fill}"/>`;
}

/** A closed curve through all points. Method: Catmull-Rom spline as cubic Bezier curves. */
export function closedCurve(points: readonly Flat[], tension = 1 / 6): string {
  const at = (index: number): Flat => points[(index + points.length) % points.length];
  const start = at(0);
  let path = `M${px(start.x)} ${px(start.y)}`;
  for (let i = 0; i < points.length; i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    path += `C${px(from.x + (to.x - before.x) * tension)} ${px(from.y + (to.y - before.y) * tension)}`;
    path += ` ${px(to.x - (after.x - from.x) * tension)} ${px(to.y - (after.y - from.y) * tension)}`;
    path += ` ${px(to.x)} ${px(to.y)}`;
  }
  return `${path}Z`;
}

/** The outline of two circles of different radii and what lies between them. */
export function capsulePath(a: Flat, b: Flat, radiusA: number, radiusB: number): string {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const gap = Math.hypot(b.x - a.x, b.y - a.y);
  if (gap <= Math.abs(radiusA - radiusB) + 0.01) {
    const [{ x, y }, radius] = radiusA > radiusB ? [a, radiusA] : [b, radiusB];
    const r = px(radius);
    return `M${px(x - radius)} ${px(y)}a${r} ${r} 0 1 1 ${px(2 * radius)} 0a${r} ${r} 0 1 1 ${px(-2 * radius)} 0Z`;
  }
  const tangent = Math.acos((radiusA - radiusB) / gap);
  const on = (c: Flat, radius: number, direction: number): string =>
    `${px(c.x + radius * Math.cos(direction))} ${px(c.y + radius * Math.sin(direction))}`;
  const large = (radius: number): string => `A${px(radius)} ${px(radius)} 0`;
  return (
    `M${on(a, radiusA, angle - tangent)}L${on(b, radiusB, angle - tangent)}` +
    `${large(radiusB)} ${tangent > Math.PI / 2 ? 1 : 0} 1 ${on(b, radiusB, angle + tangent)}` +
    `L${on(a, radiusA, angle + tangent)}` +
    `${large(radiusA)} ${tangent < Math.PI / 2 ? 1 : 0} 1 ${on(a, radiusA, angle - tangent)}Z`
  );
}

/**
 * Collects the gradients of one picture. A rounded body is lit from the upper left: light on that edge, dark on the
 * other.
 */
export class Shading {
  readonly #gradients: string[] = [];

  /** A fill that runs from light to dark across the given axis, `halfWidth` pixels to either side of it. */
  across(colour: string, a: Flat, b: Flat, halfWidth: number): string {
    const gap = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    let [normalX, normalY] = [-(b.y - a.y) / gap, (b.x - a.x) / gap];
    if (normalX + 0.6 * normalY > 0) {
      [normalX, normalY] = [-normalX, -normalY];
    }
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const id = `s${this.#gradients.length}`;
    const from = `x1="${px(middle.x + normalX * halfWidth)}" y1="${px(middle.y + normalY * halfWidth)}"`;
    const to = `x2="${px(middle.x - normalX * halfWidth)}" y2="${px(middle.y - normalY * halfWidth)}"`;
    this.#gradients.push(
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" ${from} ${to}>` +
        `<stop offset="0" stop-color="${lighter(colour, 0.1)}"/>` +
        `<stop offset=".3" stop-color="${lighter(colour, 0.2)}"/>` +
        `<stop offset=".62" stop-color="${colour}"/>` +
        `<stop offset="1" stop-color="${darker(colour, 0.36)}"/></linearGradient>`,
    );
    return `url(#${id})`;
  }

  /** A fill for a ball, bright toward the upper left. */
  ball(colour: string, centre: Flat, radius: number): string {
    const id = `s${this.#gradients.length}`;
    const focus = `cx="${px(centre.x - radius * 0.25)}" cy="${px(centre.y - radius * 0.3)}" r="${px(radius * 1.35)}"`;
    this.#gradients.push(
      `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" ${focus}>` +
        `<stop offset="0" stop-color="${lighter(colour, 0.2)}"/>` +
        `<stop offset=".55" stop-color="${colour}"/>` +
        `<stop offset="1" stop-color="${darker(colour, 0.33)}"/></radialGradient>`,
    );
    return `url(#${id})`;
  }

  definitions(): string {
    return `<defs>${this.#gradients.join('')}</defs>`;
  }
}

/** A tapered limb between two spots, radii in metres. */
export function limb(
  shading: Shading,
  colour: string,
  a: Spot,
  b: Spot,
  radiusA: number,
  radiusB: number,
): string {
  const [wide, narrow] = [radiusA * a.scale, radiusB * b.scale];
  const fill = shading.across(colour, a, b, Math.max(wide, narrow));
  return `<path d="${capsulePath(a, b, wide, narrow)}" fill="${fill}"/>`;
}
