import { describe, expect, it } from 'vitest';
import { backwards, mirrored, type Stand, swapped, tracksOf } from '../../../../test/pose/couple.ts';
import type { DancerTracks } from '../tracking/trackDancers.ts';
import { DIRECTION_FEATURES } from './directionFeatures.ts';
import { poseFeatures } from './poseFeatures.ts';

const circle = (t: number, delaySeconds: number): number => Math.sin(2 * Math.PI * 0.5 * (t - delaySeconds));

/** One dancer raises the hands, the other leans half a second later; hands go down over the clip. */
const answered = tracksOf(10, (t): [Stand, Stand] => [
  { x: 180, wrists: 0.6 * circle(t, 0) - 0.1 * t },
  { x: 300, lean: 15 * circle(t, 0.5), stance: 0.5 + 0.1 * circle(t, 0.2) },
]);

const directionOf = (tracks: DancerTracks): Float64Array => poseFeatures(tracks).direction;

describe('directionFeatures', () => {
  const forwards = directionOf(answered);

  it('has as many numbers as it says', () => {
    expect(forwards).toHaveLength(DIRECTION_FEATURES);
  });

  it('changes every sign when the clip is played backwards', () => {
    const reversed = directionOf(backwards(answered));
    for (const [i, value] of forwards.entries()) {
      expect(reversed[i]).toBeCloseTo(-value, 6);
    }
  });

  it('stays as it is when the dancers are exchanged or the picture is mirrored', () => {
    for (const same of [swapped(answered), mirrored(answered)]) {
      for (const [i, value] of directionOf(same).entries()) {
        expect(value).toBeCloseTo(forwards[i], 4);
      }
    }
  });

  it('sees the hands sink over the clip', () => {
    // Wrists sink by 1 torso length in 10 s: a slope of -.5 over half the clip.
    const sinking = directionOf(tracksOf(10, (t) => [{ x: 180, wrists: 0.5 - 0.1 * t }, { x: 300 }]));
    expect(Math.min(...sinking)).toBeLessThan(-0.45);
  });

  it('knows no direction in a movement that is the same both ways', () => {
    const sway = tracksOf(10.2, (t) => [
      { x: 180 + 30 * Math.cos(2 * (t - 5)), wrists: 0.4 * Math.cos(3 * (t - 5)) },
      { x: 300, lean: 10 * Math.cos(2 * (t - 5)) },
    ]);
    expect(Math.max(...directionOf(sway).map(Math.abs))).toBeLessThan(0.02);
  });
});
