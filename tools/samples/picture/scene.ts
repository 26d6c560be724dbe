import { Resvg } from '@resvg/resvg-js';
import type { Body } from '../dancers/body.ts';
import { type Camera, PICTURE } from './camera.ts';
import { figurePieces, shadowSvg } from './figure.ts';
import type { Look } from './looks.ts';
import { px, Shading } from './shape.ts';

export interface Performer {
  readonly body: Body;
  readonly look: Look;
  /** How far the skirt flies: 0 hangs, 1 stands out. */
  readonly flare: number;
}

/** One picture as SVG. `barWidth` pixels at either side are black. */
export function sceneSvg(
  camera: Camera,
  room: string,
  performers: readonly Performer[],
  barWidth: number,
): string {
  const shading = new Shading();
  const pieces = performers.flatMap(({ body, look, flare }) =>
    figurePieces(body, camera, look, flare, shading),
  );
  // Array.prototype.sort is stable, so pieces at one depth keep their order and the picture does not flicker.
  const painted = pieces.sort((a, b) => a.z - b.z).map(({ svg }) => svg);
  const bars = barWidth
    ? [0, PICTURE.width - barWidth].map(
        (x) => `<rect x="${px(x)}" y="0" width="${px(barWidth)}" height="${PICTURE.height}" fill="#000"/>`,
      )
    : [];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE.width}" height="${PICTURE.height}">` +
    [
      shading.definitions(),
      room,
      ...performers.map(({ body }) => shadowSvg(body, camera)),
      ...painted,
      ...bars,
    ].join('') +
    '</svg>'
  );
}

/** The picture's pixels, RGBA, rows from the top. */
export function rasterise(svg: string): Buffer {
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels;
}
