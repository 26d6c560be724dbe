import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSamples } from './readSamples.ts';

it('reads samples whole however the pipe cuts them, and drops half a sample at the end', async () => {
  const samples = fc.float32Array({ maxLength: 50 });
  const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(samples, cuts, fc.integer({ min: 0, max: 3 }), async (expected, lengths, extra) => {
      const bytes = new Uint8Array(expected.byteLength + extra);
      bytes.set(new Uint8Array(expected.buffer, expected.byteOffset, expected.byteLength));
      async function* pieces() {
        let offset = 0;
        for (const length of [...lengths, bytes.length]) {
          yield bytes.subarray(offset, offset + length);
          offset += length;
        }
      }
      const counts: number[] = [];
      const read = await readSamples(pieces(), (count) => counts.push(count));
      expect(read).toEqual(expected);
      expect(counts.at(-1)).toBe(expected.length);
    }),
  );
});
