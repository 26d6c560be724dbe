import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOf, greyFrame } from '../../../../test/pose/frames.ts';
import { wholeOf } from './detector.ts';
import { layOut, makeInput, toFrame, toInput } from './networkInput.ts';

const region = fc
  .tuple(fc.nat(200), fc.nat(200), fc.integer({ min: 2, max: 900 }), fc.integer({ min: 2, max: 900 }))
  .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));

const coordinate = fc.double({ min: 0, max: 1000, noNaN: true });

describe('layOut', () => {
  it('scales the longer side to the asked length and pads both to multiples of 32', () => {
    expect(layOut({ left: 93, top: 0, right: 419, bottom: 272 }, 256)).toMatchObject({
      pictureWidth: 256,
      pictureHeight: 214,
      width: 256,
      height: 224,
    });
  });

  it('squeezes the picture a little rather than pad it by nearly 32', () => {
    expect(layOut({ left: 93, top: 0, right: 419, bottom: 288 }, 256)).toMatchObject({
      pictureWidth: 256,
      pictureHeight: 224,
      height: 224,
    });
  });

  it('fills an input of a fixed size', () => {
    const layout = layOut({ left: 0, top: 0, right: 400, bottom: 200 }, 320, { width: 640, height: 640 });
    expect(layout).toMatchObject({ pictureWidth: 320, pictureHeight: 160, width: 640, height: 640 });
  });

  it('keeps within an input of a fixed size, however small', () => {
    const side = fc.integer({ min: 1, max: 20 }).map((strides) => 32 * strides);
    fc.assert(
      fc.property(region, side, side, (r, width, height) => {
        const layout = layOut(r, 320, { width, height });
        expect(layout.pictureWidth).toBeLessThanOrEqual(width);
        expect(layout.pictureHeight).toBeLessThanOrEqual(height);
      }),
    );
  });

  it('maps to the input and back to the same place in the frame', () => {
    fc.assert(
      fc.property(region, coordinate, coordinate, (r, x, y) => {
        const layout = layOut(r, 256);
        const [backX, backY] = toFrame(layout, ...toInput(layout, x, y));
        expect(backX).toBeCloseTo(x, 6);
        expect(backY).toBeCloseTo(y, 6);
      }),
    );
  });

  it('puts the corners of the region at the corners of the picture', () => {
    fc.assert(
      fc.property(region, (r) => {
        const layout = layOut(r, 256);
        expect(toInput(layout, r.left, r.top)).toEqual([0, 0]);
        expect(toInput(layout, r.right, r.bottom)).toEqual([layout.pictureWidth, layout.pictureHeight]);
      }),
    );
  });
});

describe('makeInput', () => {
  it('keeps a flat colour exactly and pads with the given one', () => {
    const frame = greyFrame(100, 60, () => 137);
    const picture = makeInput(frame, layOut(wholeOf(frame), 50), 9);
    const pixel = (x: number, y: number): number => picture.planes[y * picture.layout.width + x];
    expect([pixel(0, 0), pixel(49, 29), pixel(50, 0), pixel(0, 30), pixel(63, 31)]).toEqual([
      137, 137, 9, 9, 9,
    ]);
  });

  it('averages patterns finer than its pixels', () => {
    const frame = greyFrame(256, 256, (x) => (x % 2 === 0 ? 0 : 200));
    const { planes, layout } = makeInput(frame, layOut(wholeOf(frame), 64), 0);
    const row = Array.from({ length: 60 }, (_, x) => planes[20 * layout.width + x + 2]);
    expect(Math.max(...row) - Math.min(...row)).toBeLessThanOrEqual(2);
    expect(row[10]).toBeCloseTo(100, -0.5);
  });

  it('keeps a ramp a ramp where it should be', () => {
    const frame = greyFrame(256, 128, (x) => x);
    const layout = layOut(wholeOf(frame), 128);
    const { planes } = makeInput(frame, layout, 0);
    for (const x of [10, 40, 100]) {
      const [frameX] = toFrame(layout, x + 0.5, 0);
      expect(Math.abs(planes[5 * layout.width + x] - (frameX - 0.5))).toBeLessThanOrEqual(1);
    }
  });

  it('shows only the region', () => {
    const frame = greyFrame(90, 40, (x) => (x >= 30 && x < 60 ? 250 : 5));
    const { planes, layout } = makeInput(frame, layOut({ left: 30, top: 0, right: 60, bottom: 40 }, 40), 0);
    expect([planes[0], planes[layout.pictureWidth - 1]]).toEqual([250, 250]);
  });

  it('keeps the colours apart', () => {
    const frame = frameOf(32, 32, () => [200, 100, 50]);
    const { planes } = makeInput(frame, layOut(wholeOf(frame), 32), 0);
    expect([0, 1024, 2048].map((at) => planes[at])).toEqual([200, 100, 50]);
  });
});
