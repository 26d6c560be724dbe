import type { Frame } from '../../../media/frames/frame.ts';
import type { Region } from './detector.ts';

/** Both networks halve their input five times. */
const NETWORK_STRIDE = 32;

/** How a region of a frame lies in a network's input: scaled to the top left corner, the rest padded. */
export interface InputLayout {
  readonly region: Region;
  /** Size of the scaled picture. */
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  /** Size of the input with its padding. */
  readonly width: number;
  readonly height: number;
}

/** A network's input in 8-bit RGB: the red plane, the green, the blue, `layout.width * layout.height` bytes each. */
export interface NetworkPicture {
  readonly layout: InputLayout;
  readonly planes: Uint8Array;
}

/** A picture is squeezed by up to this share where that spares a stride of padding. */
const LARGEST_SQUEEZE = 0.03;

const padded = (length: number): number => Math.ceil(length / NETWORK_STRIDE) * NETWORK_STRIDE;

function squeezed(length: number): number {
  const whole = Math.max(1, Math.round(length));
  const strides = Math.floor(whole / NETWORK_STRIDE) * NETWORK_STRIDE;
  return strides >= (1 - LARGEST_SQUEEZE) * whole ? strides : whole;
}

/**
 * @param longSide pixels of the scaled picture's longer side; fewer where a fixed size has no room for them
 * @param fixedSize the input's size where the network takes only one; else the next multiples of 32
 */
export function layOut(
  region: Region,
  longSide: number,
  fixedSize: { readonly width: number; readonly height: number } | null = null,
): InputLayout {
  const width = region.right - region.left;
  const height = region.bottom - region.top;
  const room = fixedSize
    ? Math.min(fixedSize.width / width, fixedSize.height / height)
    : Number.POSITIVE_INFINITY;
  const scale = Math.min(longSide / Math.max(width, height), room);
  const pictureWidth = squeezed(width * scale);
  const pictureHeight = squeezed(height * scale);
  return {
    region,
    pictureWidth,
    pictureHeight,
    width: fixedSize?.width ?? padded(pictureWidth),
    height: fixedSize?.height ?? padded(pictureHeight),
  };
}

/** From pixels of the input to pixels of the frame. */
export function toFrame(layout: InputLayout, x: number, y: number): readonly [number, number] {
  const { region } = layout;
  return [
    region.left + (x * (region.right - region.left)) / layout.pictureWidth,
    region.top + (y * (region.bottom - region.top)) / layout.pictureHeight,
  ];
}

/** From pixels of the frame to pixels of the input. */
export function toInput(layout: InputLayout, x: number, y: number): readonly [number, number] {
  const { region } = layout;
  return [
    ((x - region.left) * layout.pictureWidth) / (region.right - region.left),
    ((y - region.top) * layout.pictureHeight) / (region.bottom - region.top),
  ];
}

/** For each output pixel the first source pixel and the weights of those that follow. */
interface Taps {
  readonly first: Int32Array;
  readonly weights: Float32Array;
  readonly perPixel: number;
}

/** Triangle filter as wide as the reduction, so that fine patterns do not alias; plain linear where it enlarges. */
function triangleTaps(sourceLength: number, length: number): Taps {
  const ratio = sourceLength / length;
  const radius = Math.max(1, ratio);
  const perPixel = Math.min(sourceLength, Math.ceil(radius * 2) + 1);
  const first = new Int32Array(length);
  const weights = new Float32Array(length * perPixel);
  for (let i = 0; i < length; i++) {
    const centre = (i + 0.5) * ratio;
    first[i] = Math.max(0, Math.min(sourceLength - perPixel, Math.floor(centre - radius)));
    let sum = 0;
    for (let tap = 0; tap < perPixel; tap++) {
      const distance = Math.abs(first[i] + tap + 0.5 - centre) / radius;
      weights[i * perPixel + tap] = Math.max(0, 1 - distance);
      sum += weights[i * perPixel + tap];
    }
    for (let tap = 0; tap < perPixel; tap++) {
      weights[i * perPixel + tap] /= sum;
    }
  }
  return { first, weights, perPixel };
}

/** The region's rows, each as long as the scaled picture's. */
function resampleRows(
  plane: Uint8Array,
  frameWidth: number,
  { region, pictureWidth }: InputLayout,
): Float32Array {
  const { left, top, right, bottom } = region;
  const { first, weights, perPixel } = triangleTaps(right - left, pictureWidth);
  const out = new Float32Array((bottom - top) * pictureWidth);
  let to = 0;
  for (let row = top; row < bottom; row++) {
    const rowStart = row * frameWidth + left;
    for (let x = 0; x < pictureWidth; x++) {
      let from = rowStart + first[x];
      let sum = 0;
      const end = (x + 1) * perPixel;
      for (let tap = x * perPixel; tap < end; tap++) {
        sum += weights[tap] * plane[from++];
      }
      out[to++] = sum;
    }
  }
  return out;
}

/** Scales the region of one plane with antialiasing into the top left corner of `to`. */
function resample(plane: Uint8Array, frameWidth: number, layout: InputLayout, to: Uint8Array): void {
  const rows = resampleRows(plane, frameWidth, layout);
  const { region, pictureWidth, pictureHeight } = layout;
  const { first, weights, perPixel } = triangleTaps(region.bottom - region.top, pictureHeight);
  const line = new Float32Array(pictureWidth);
  for (let y = 0; y < pictureHeight; y++) {
    line.fill(0.5);
    for (let tap = 0; tap < perPixel; tap++) {
      const weight = weights[y * perPixel + tap];
      if (weight === 0) {
        continue;
      }
      const from = (first[y] + tap) * pictureWidth;
      for (let x = 0; x < pictureWidth; x++) {
        line[x] += weight * rows[from + x];
      }
    }
    // Adding .5 above rounds here, where storing in bytes cuts off.
    to.set(line, y * layout.width);
  }
}

/** Crops the region, scales it with antialiasing and pads it with `padding` (0 to 255) to the right and below. */
export function makeInput(frame: Frame, layout: InputLayout, padding: number): NetworkPicture {
  const planeLength = layout.width * layout.height;
  const planes = new Uint8Array(planeLength * 3).fill(padding);
  for (const [i, plane] of [frame.red, frame.green, frame.blue].entries()) {
    resample(plane, frame.width, layout, planes.subarray(i * planeLength, (i + 1) * planeLength));
  }
  return { layout, planes };
}
