import type { Frame } from '../../../media/frames/frame.ts';
import { type Region, wholeOf } from '../networks/detector.ts';

/** Largest spread of brightness (0 to 255) along a line of a border; codecs leave some noise in flat areas. */
const FLAT_SPREAD = 22;
/** Largest difference of mean brightness between a border's line and the line at the picture's edge. */
const SAME_BORDER = 12;
/** Of a border's line, the share of pixels that may stand out: the codec's ringing where the picture begins. */
const OUTLIERS = 0.02;
/** A picture narrower than this share of the frame is not believed. */
const SMALLEST_PICTURE = 0.2;

type Direction = 'column' | 'row';

interface Line {
  readonly flat: boolean;
  readonly mean: number;
}

function brightness(frame: Frame, x: number, y: number): number {
  const at = y * frame.width + x;
  return (frame.red[at] * 77 + frame.green[at] * 150 + frame.blue[at] * 29) >> 8;
}

function readLine(frame: Frame, direction: Direction, index: number): Line {
  const length = direction === 'column' ? frame.height : frame.width;
  const counts = new Uint32Array(256);
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const value = direction === 'column' ? brightness(frame, index, i) : brightness(frame, i, index);
    counts[value]++;
    sum += value;
  }
  const ignored = Math.floor((length * OUTLIERS) / 2);
  let low = 0;
  for (let seen = counts[0]; seen <= ignored; seen += counts[low]) {
    low++;
  }
  let high = 255;
  for (let seen = counts[255]; seen <= ignored; seen += counts[high]) {
    high--;
  }
  return { flat: high - low <= FLAT_SPREAD, mean: sum / length };
}

/** How many lines, counted from one edge of the frame, are a flat border. */
function borderDepth(frame: Frame, direction: Direction, fromEnd: boolean): number {
  const count = direction === 'column' ? frame.width : frame.height;
  let edgeMean: number | null = null;
  for (let depth = 0; depth < count; depth++) {
    const line = readLine(frame, direction, fromEnd ? count - 1 - depth : depth);
    edgeMean ??= line.mean;
    if (!line.flat || Math.abs(line.mean - edgeMean) > SAME_BORDER) {
      return depth;
    }
  }
  return count;
}

/** Whether the whole frame is one flat colour, as in a fade or a black picture. */
export function isFlat(frame: Frame): boolean {
  return borderDepth(frame, 'row', false) === frame.height;
}

function span(start: number, end: number, length: number): readonly [number, number] {
  const picture = length - start - end;
  if (picture < length * SMALLEST_PICTURE) {
    return [0, length];
  }
  // One line more: scaling mixes the border into the first line of the picture.
  return [start > 0 ? start + 1 : 0, end > 0 ? length - end - 1 : length];
}

/**
 * The part of the frame inside flat borders (pillar boxes, letter boxes). A line counts as border only where it is
 * flat in every frame; frames that are flat all over say nothing and are left out.
 */
export function findPicture(frames: readonly Frame[]): Region | null {
  const telling = frames.filter((frame) => !isFlat(frame));
  if (telling.length === 0) {
    return null;
  }
  const depth = (direction: Direction, fromEnd: boolean): number =>
    Math.min(...telling.map((frame) => borderDepth(frame, direction, fromEnd)));
  const whole = wholeOf(telling[0]);
  const [left, right] = span(depth('column', false), depth('column', true), whole.right);
  const [top, bottom] = span(depth('row', false), depth('row', true), whole.bottom);
  return { left, top, right, bottom };
}
