import type { Frame } from '../../src/media/frames/frame.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** A frame of so many pixels, each in the colour of its place. */
export function frameOf(width: number, height: number, colourAt: (x: number, y: number) => Colour): Frame {
  const colours = Array.from({ length: width * height }, (_, i) =>
    colourAt(i % width, Math.floor(i / width)),
  );
  const plane = (channel: 0 | 1 | 2) => Uint8Array.from(colours, (colour) => colour[channel]);
  return { width, height, red: plane(0), green: plane(1), blue: plane(2) };
}

/** The same in greys, 0 to 255. */
export function greyFrame(width: number, height: number, greyAt: (x: number, y: number) => number): Frame {
  return frameOf(width, height, (x, y) => {
    const grey = greyAt(x, y);
    return [grey, grey, grey];
  });
}

/** The colour of a pixel, 0 to 255. */
export function colourOf({ width, red, green, blue }: Frame, x: number, y: number): Colour {
  const at = y * width + x;
  return [red[at], green[at], blue[at]];
}
