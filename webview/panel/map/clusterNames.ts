import type { Cluster } from './clusters.ts';
import { toScreen, type Viewport } from './viewport.ts';

export interface PlacedName {
  readonly name: string;
  /** Middle of the text, in CSS pixels. */
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 3;

/**
 * Where the names of clusters stand on the screen: each at its cluster's middle or right above or below it, none over
 * another. The largest clusters choose first; a name that finds no place is left out.
 * @param widthOf a text's width in CSS pixels
 */
export function placeNames(
  clusters: readonly Cluster[],
  viewport: Viewport,
  { widthOf, lineHeight }: { readonly widthOf: (name: string) => number; readonly lineHeight: number },
): PlacedName[] {
  const taken: Box[] = [];
  return clusters.flatMap(({ name, ...middle }) => {
    const half = widthOf(name) / 2;
    const { x, y } = toScreen(viewport, middle.x, middle.y);
    for (const shift of [0, -1, 1]) {
      const centre = y + shift * lineHeight;
      const box = {
        left: x - half - GAP,
        right: x + half + GAP,
        top: centre - lineHeight / 2,
        bottom: centre + lineHeight / 2,
      };
      if (!taken.some((other) => overlap(box, other))) {
        taken.push(box);
        return [{ name, x, y: centre }];
      }
    }
    return [];
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
