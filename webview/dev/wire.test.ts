import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from './wire.ts';

describe('messages between the page and a host in another process', () => {
  it('arrive as they were sent, with their floats', () => {
    const payload = { keys: ['a.mp4'], vectors: Float32Array.of(0.5, -1, 1e-30), failure: null };
    expect(fromWire(toWire({ kind: 'answer', id: 3, payload }))).toEqual({ kind: 'answer', id: 3, payload });
  });

  it('keep every bit of every float', () => {
    fc.assert(
      fc.property(fc.float32Array({ maxLength: 200 }), (floats) => {
        expect(fromWire(toWire(floats))).toEqual(floats);
      }),
    );
  });
});
