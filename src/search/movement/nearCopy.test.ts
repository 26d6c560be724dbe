import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeWindows, windowsBetween } from '../../../test/library/madeWindows.ts';
import { move } from '../../../test/library/moveBuilder.ts';
import type { MovementWindows } from '../../moves/movementWindows.ts';
import { isNearCopy } from './nearCopy.ts';

const SAME_SOUND = { pose: 0.5, audio: 0.95, text: null };
const OTHER_SOUND = { pose: 0.9, audio: 0, text: null };
const SILENT = { pose: 0.9, audio: null, text: null };

const seconds = ({ commonness }: MovementWindows) => (commonness.length + 1) / 2;
const clip = (windows: MovementWindows, key = 'a/a.mp4') =>
  move(key, { windows, durationSeconds: seconds(windows), contentHash: key });

/** Every number a little off, as those of a clip are that was encoded again. */
const encodedAgain = ({ vectors, commonness }: MovementWindows): MovementWindows => ({
  vectors: vectors.map((unit, i) => unit + ((i * 7) % 11) - 5),
  commonness,
});

const seed = fc.nat();

describe('a near copy', () => {
  it('is told by movement in step, whatever the sound', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom(SAME_SOUND, OTHER_SOUND, SILENT), (of, parts) => {
        const windows = madeWindows(24, of);
        expect(isNearCopy(clip(windows), clip(encodedAgain(windows), 'b/b.mp4'), parts)).toBe(true);
      }),
    );
  });

  it('may be a stretch of the other clip, with its sound', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 8, max: 24 }));
    fc.assert(
      fc.property(seed, stretch, (of, [from, count]) => {
        const windows = madeWindows(24, of);
        const part = clip(encodedAgain(windowsBetween(windows, from, Math.min(24, from + count))), 'b/b.mp4');
        expect(isNearCopy(clip(windows), part, SAME_SOUND)).toBe(true);
        expect(isNearCopy(part, clip(windows), SAME_SOUND)).toBe(true);
      }),
    );
  });

  it('may begin between two windows of the other clip', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 0, max: 14 }), (of, from) => {
        const windows = madeWindows(24, of, 90);
        const later = windowsBetween(windows, from + 1, from + 10);
        const between = windowsBetween(windows, from, from + 9).vectors.map(
          (unit, k) => (unit + later.vectors[k]) / 2,
        );
        const part = clip({ ...later, vectors: between }, 'b/b.mp4');
        expect(isNearCopy(clip(windows), part, SAME_SOUND)).toBe(true);
      }),
    );
  });

  it('is no other dance, though the song and the length are the same', () => {
    fc.assert(
      fc.property(seed, seed, (one, other) => {
        fc.pre(one !== other);
        const [a, b] = [clip(madeWindows(24, one, 60)), clip(madeWindows(24, other, 60), 'b/b.mp4')];
        expect(isNearCopy(a, b, { ...SAME_SOUND, pose: 0.9 })).toBe(false);
      }),
    );
  });

  it('is no dance of the same figure to another song', () => {
    const windows = madeWindows(24, 1);
    const longer = clip(windowsBetween(madeWindows(24, 1), 0, 20), 'b/b.mp4');
    expect(isNearCopy(clip(windows), longer, OTHER_SOUND)).toBe(false);
  });

  it('is not told by the sound alone, nor by a second or two of movement', () => {
    const windows = madeWindows(24, 1);
    const short = windowsBetween(windows, 4, 10);
    expect(isNearCopy(clip(windows), clip(windows, 'b/b.mp4'), { ...SAME_SOUND, pose: null })).toBe(false);
    expect(isNearCopy(clip(windows), clip(short, 'b/b.mp4'), SAME_SOUND)).toBe(false);
  });
});
