import { describe, expect, it } from 'vitest';
import { personOf } from '../../../../test/pose/couple.ts';
import { frameOf } from '../../../../test/pose/frames.ts';
import { appearanceOf } from './appearance.ts';

/** Red above the hips, blue below. */
const frame = frameOf(256, 288, (_, y) => (y >= 150 ? [0, 0, 255] : [255, 0, 0]));

describe('appearanceOf', () => {
  it('reads shirt and trousers in Lab, lightness halved', () => {
    const appearance = appearanceOf(frame, personOf({ x: 128 }));
    // sRGB red is Lab 53.2, 80.1, 67.2; blue 32.3, 79.2, -107.9.
    const red = [26.6, 80.1, 67.2];
    for (const [i, expected] of [...red, ...red, 16.15, 79.2, -107.9].entries()) {
      expect(Math.abs(appearance[i] - expected)).toBeLessThan(0.5);
    }
  });

  it('says nothing of clothes that it cannot place', () => {
    expect(appearanceOf(frame, personOf({ x: 128, score: 0.2 })).every(Number.isNaN)).toBe(true);
  });

  it('says nothing of a dancer outside the frame', () => {
    expect(appearanceOf(frame, personOf({ x: 900 })).every(Number.isNaN)).toBe(true);
  });
});
