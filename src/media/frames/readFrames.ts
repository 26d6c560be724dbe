import type { Frame } from './frame.ts';
import type { Size } from './frameSize.ts';

/**
 * Cuts a stream of raw RGB bytes into frames, each with memory of its own. What is left of a last, unfinished
 * frame is dropped. Reads no further than it is asked for frames.
 */
export async function* readFrames(bytes: AsyncIterable<Uint8Array>, size: Size): AsyncGenerator<Frame> {
  const frameBytes = size.width * size.height * 3;
  let rgb = new Uint8Array(frameBytes);
  let filled = 0;
  for await (const chunk of bytes) {
    let offset = 0;
    while (offset < chunk.length) {
      const taken = chunk.subarray(offset, offset + frameBytes - filled);
      rgb.set(taken, filled);
      filled += taken.length;
      offset += taken.length;
      if (filled === frameBytes) {
        yield { ...size, rgb };
        rgb = new Uint8Array(frameBytes);
        filled = 0;
      }
    }
  }
}
