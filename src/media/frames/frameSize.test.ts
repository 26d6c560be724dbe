import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameSize } from './frameSize.ts';

it('scales the short side to 288 pixels', () => {
  expect(frameSize({ width: 1280, height: 720 })).toEqual({ width: 512, height: 288 });
  expect(frameSize({ width: 1080, height: 1920 })).toEqual({ width: 288, height: 512 });
});

it('never enlarges, never vanishes and keeps the shape within a pixel', () => {
  const side = fc.integer({ min: 1, max: 8000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const size = frameSize({ width, height });
      expect(Math.min(size.width, size.height)).toBe(Math.min(288, width, height));
      expect(size.width).toBeLessThanOrEqual(width);
      const shrunk = size.width > size.height ? size.width / width : size.height / height;
      expect(Math.abs(size.width - width * shrunk)).toBeLessThanOrEqual(0.5 * Math.max(1, width / height));
      expect(Math.abs(size.height - height * shrunk)).toBeLessThanOrEqual(0.5 * Math.max(1, height / width));
    }),
  );
});
