import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from './frame.ts';
import { readFrames } from './readFrames.ts';

const size = { width: 2, height: 1 };
const frameBytes = 6;

async function* piecesOf(bytes: Uint8Array, lengths: readonly number[], onPiece = () => {}) {
  let offset = 0;
  for (const length of [...lengths, bytes.length]) {
    onPiece();
    yield bytes.subarray(offset, offset + length);
    offset += length;
  }
}

async function collect(frames: AsyncIterable<Frame>): Promise<Frame[]> {
  const collected: Frame[] = [];
  for await (const frame of frames) {
    collected.push(frame);
  }
  return collected;
}

const bytesOf = ({ green, blue, red }: Frame) => [...green, ...blue, ...red];

describe('frames from a pipe', () => {
  it('come out whole and in order however the pipe cuts them', async () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), lengths, async (bytes, cuts) => {
        const frames = await collect(readFrames(piecesOf(bytes, cuts), size));
        const whole = bytes.length - (bytes.length % frameBytes);
        expect(frames.flatMap(bytesOf)).toEqual([...bytes.subarray(0, whole)]);
      }),
    );
  });

  it('are not read ahead of who looks at them', async () => {
    let pieces = 0;
    const source = piecesOf(new Uint8Array(60), Array(10).fill(frameBytes), () => pieces++);
    await readFrames(source, size).next();
    expect(pieces).toBe(1);
  });

  it('keep their own memory', async () => {
    const piece = Uint8Array.of(1, 2, 3, 4, 5, 6);
    const [frame] = await collect(readFrames(piecesOf(piece, []), size));
    piece.fill(0);
    expect(frame).toMatchObject({
      green: Uint8Array.of(1, 2),
      blue: Uint8Array.of(3, 4),
      red: Uint8Array.of(5, 6),
    });
  });
});
