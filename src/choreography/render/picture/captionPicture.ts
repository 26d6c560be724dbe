import { Resvg } from '@resvg/resvg-js';
import { packaged } from '../../../shared/packaged.ts';
import type { Canvas } from '../renderOptions.ts';
import type { Caption } from './captions.ts';

/** A text as pixels, and where on the canvas they belong: of their upper left corner, in pixels from that of the canvas. */
export interface CaptionPicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Row by row from the top: red, green, blue and opacity, 8 bits each. */
  readonly rgba: Uint8Array;
}

/** Signs that it lacks come from the fonts of the machine. */
const FONT_FAMILY = 'DejaVu Sans';
const FONT_FILE = 'media/fonts/DejaVuSans-Bold.ttf';

/** Shares of the canvas's short side. */
const LETTER_HEIGHT: Readonly<Record<Caption['style'], number>> = { Name: 0.06, Count: 0.12 };
const MARGIN = 0.05;
const OUTLINE = 0.006;

/** Of the canvas's width. A longer name is written in smaller letters. */
const WIDEST = 0.7;

/** Draws a text: a name for the lower left of the canvas, a count for the lower right, white with a dark outline. */
export function drawCaption(
  { style, text }: Pick<Caption, 'style' | 'text'>,
  canvas: Canvas,
): CaptionPicture {
  const side = Math.min(canvas.width, canvas.height);
  const margin = side * MARGIN;
  const outline = Math.max(1, side * OUTLINE);
  const usual = side * LETTER_HEIGHT[style];
  const size = usual * Math.min(1, (canvas.width * WIDEST) / boxOf(text, usual).width);
  const box = boxOf(text, size);
  const left = style === 'Name' ? margin : canvas.width - margin - box.width;
  // One base line for all, whether or not their letters reach below it.
  const base = canvas.height - margin;
  // Colours are stored for pairs of pixels.
  const x = evenBelow(left - outline);
  const y = evenBelow(base + box.y - outline);
  const width = evenAbove(left + box.width + outline - x);
  const height = evenAbove(base + box.y + box.height + outline - y);
  const letters =
    `x="${left - box.x - x}" y="${base - y}" fill="white" stroke="black" stroke-opacity="0.7" ` +
    `stroke-width="${2 * outline}" stroke-linejoin="round" paint-order="stroke"`;
  return {
    x,
    y,
    width,
    height,
    rgba: straight(svgOf(text, size, letters, { width, height }).render().pixels),
  };
}

/** The box around a text's letters without their outline, from the beginning of its base line, in pixels. */
function boxOf(text: string, size: number) {
  const {
    x = 0,
    y = 0,
    width = 0,
    height = 0,
  } = svgOf(text, size, 'x="0" y="0"', { width: 1, height: 1 }).getBBox() ?? {};
  return { x, y, width: Math.max(1, width), height };
}

function svgOf(text: string, size: number, attributes: string, { width, height }: Canvas): Resvg {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<text ${attributes} font-family="${FONT_FAMILY}" font-weight="bold" font-size="${size}" xml:space="preserve">` +
    `${escaped(text)}</text></svg>`;
  const file = packaged(FONT_FILE);
  return new Resvg(svg, {
    font: {
      fontFiles: file === null ? [] : [file],
      loadSystemFonts: !isLatin(text),
      defaultFontFamily: FONT_FAMILY,
    },
  });
}

/** What the font that comes with the program is sure to have; for the rest, reading all fonts of the machine takes a while. */
function isLatin(text: string): boolean {
  return /^[\0-\u024f]*$/.test(text);
}

/** A clip's name may hold anything. */
function escaped(text: string): string {
  return text.replaceAll(/\p{C}/gu, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Pixels whose colours were multiplied by their opacity, with the colours as they were. */
function straight(pixels: Uint8Array): Uint8Array {
  return pixels.map((value, i) => {
    const opacity = pixels[i | 3];
    return (i & 3) === 3 || opacity === 0 ? value : Math.min(255, Math.round((value * 255) / opacity));
  });
}

function evenBelow(pixels: number): number {
  return 2 * Math.floor(pixels / 2);
}

function evenAbove(pixels: number): number {
  return 2 * Math.ceil(pixels / 2);
}
