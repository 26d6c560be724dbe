import { describe, expect, it } from 'vitest';
import { keepsTracksOf, poseMethod } from './poseMethod.ts';

const current = `movenet-multipose@8205cabc+${poseMethod('movenet-multipose')}`;

describe('pose tracks that are stored', () => {
  it('can be read again where only the method behind them is another', () => {
    expect(keepsTracksOf(current, 'movenet-multipose@8205cabc+2.abcdef')).toBe(true);
    expect(keepsTracksOf(current, current)).toBe(true);
  });

  it.each([
    ['another network', 'yolov8n-pose@8205cabc+2.abcdef'],
    ['other weights', 'movenet-multipose@00000000+2.abcdef'],
    ['a way of looking that is no longer used', 'movenet-multipose@8205cabc+1.abcdef'],
    ['a later version of the program', 'movenet-multipose@8205cabc+99.abcdef'],
    ['a file that names no model', 'file:0123456789ab'],
  ])('cannot where they come from %s', (_, earlier) => {
    expect(keepsTracksOf(current, earlier)).toBe(false);
  });

  it('are none where no model was asked', () => {
    expect(keepsTracksOf(current, null)).toBe(false);
  });
});
