import type { Frame } from './frame.ts';
import type { Size } from './frameSize.ts';

/** ffmpeg's layout of raw frames: three planes, in the order green, blue, red. */
export const PIXEL_FORMAT = 'gbrp';

/**
 * Cuts a stream of raw bytes in `PIXEL_FORMAT` into frames, each with memory of its own. What is left of a last,
 * unfinished frame is dropped. Reads no further than it is asked for frames.
 */
export async function* readFrames(bytes: AsyncIterable<Uint8Array>, size: Size): AsyncGenerator<Frame> {
  const planeBytes = size.width * size.height;
  const frameBytes = planeBytes * 3;
  let planes = new Uint8Array(frameBytes);
  let filled = 0;
  for await (const chunk of bytes) {
    let offset = 0;
    while (offset < chunk.length) {
      const taken = chunk.subarray(offset, offset + frameBytes - filled);
      planes.set(taken, filled);
      filled += taken.length;
      offset += taken.length;
      if (filled === frameBytes) {
        const plane = (index: number) => planes.subarray(index * planeBytes, (index + 1) * planeBytes);
        yield { ...size, green: plane(0), blue: plane(1), red: plane(2) };
        planes = new Uint8Array(frameBytes);
        filled = 0;
      }
    }
  }
}
