import { describe, expect, it } from 'vitest';
import { greyFrame } from '../../../../test/pose/frames.ts';
import type { Frame } from '../../../media/frames/frame.ts';
import { findPicture, isFlat } from './bars.ts';

const WIDTH = 64;
const HEIGHT = 48;

/** A checked picture inside `left`, `right`, `top`, `bottom`, on borders of one brightness. */
function frameWith(border: number, { left = 0, right = WIDTH, top = 0, bottom = HEIGHT } = {}): Frame {
  const isPicture = (x: number, y: number) => x >= left && x < right && y >= top && y < bottom;
  return greyFrame(WIDTH, HEIGHT, (x, y) => (isPicture(x, y) ? ((x + y) % 2 === 0 ? 60 : 190) : border));
}

const flat = (brightness: number): Frame => frameWith(brightness, { right: 0 });

describe('findPicture', () => {
  it('leaves a picture without borders whole', () => {
    expect(findPicture([frameWith(0)])).toEqual({ left: 0, top: 0, right: WIDTH, bottom: HEIGHT });
  });

  it.each([0, 255])('cuts pillar boxes of brightness %i and one mixed line', (border) => {
    expect(findPicture([frameWith(border, { left: 10, right: 50 })])).toEqual({
      left: 11,
      top: 0,
      right: 49,
      bottom: HEIGHT,
    });
  });

  it('cuts letter boxes', () => {
    expect(findPicture([frameWith(0, { top: 8, bottom: 40 })])).toMatchObject({
      top: 9,
      bottom: 39,
      left: 0,
    });
  });

  it('keeps what is flat in one frame only', () => {
    expect(findPicture([frameWith(0, { left: 20 }), frameWith(0, { left: 4 })])).toMatchObject({ left: 5 });
  });

  it('does not take a black beginning for borders', () => {
    expect(findPicture([flat(0), frameWith(0, { left: 10 })])).toMatchObject({ left: 11, right: WIDTH });
  });

  it('knows nothing of black frames alone', () => {
    expect(findPicture([flat(0), flat(0)])).toBeNull();
  });

  it('tolerates the noise that codecs leave in borders', () => {
    const frame = greyFrame(WIDTH, HEIGHT, (x, y) => (x < 10 ? 16 + (y % 7) : (x + y) % 2 === 0 ? 60 : 190));
    expect(findPicture([frame])).toMatchObject({ left: 11 });
  });
});

describe('isFlat', () => {
  it('tells one colour from a picture', () => {
    expect([isFlat(flat(0)), isFlat(flat(255)), isFlat(frameWith(0, { left: 60 }))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
