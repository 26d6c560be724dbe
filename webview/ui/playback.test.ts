import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAt, inStepWith, nextSpeed } from './playback.ts';

const BEATS = { firstSeconds: 0.2, secondsPerBeat: 0.5 };

describe('the count', () => {
  it.each([
    [1.2, 1],
    [1.7, 2],
    [4.7, 8],
    [5.2, 1],
    [0.7, 8],
    [1.195, 1],
  ])('at %f seconds is %i where the 1 is at 1.2', (seconds, count) => {
    expect(countAt(seconds, BEATS, 1.2)).toBe(count);
  });

  it('is not made up where nobody said where the 1 is, or the beats are not known', () => {
    expect(countAt(3, BEATS, null)).toBeNull();
    expect(countAt(3, null, 1.2)).toBeNull();
  });
});

it('the speed goes by fives from 25 to 150', () => {
  expect(nextSpeed(100, -1)).toBe(95);
  expect(nextSpeed(150, 1)).toBe(150);
  expect(nextSpeed(25, -1)).toBe(25);
});

describe('two films in step', () => {
  const grid = fc.record({
    firstSeconds: fc.double({ min: 0, max: 0.6, noNaN: true }),
    secondsPerBeat: fc.double({ min: 0.44, max: 0.52, noNaN: true }),
  });
  const from = fc.double({ min: 0, max: 20, noNaN: true });

  it('have their beats at the same time, as long as they play', () => {
    fc.assert(
      fc.property(
        grid,
        from,
        grid,
        from,
        fc.double({ min: 0, max: 60, noNaN: true }),
        (a, aFrom, b, bFrom, t) => {
          const { from: start, rate } = inStepWith({ from: aFrom, beats: a }, { from: bFrom, beats: b });
          const inA = (aFrom + t - a.firstSeconds) / a.secondsPerBeat;
          const inB = (start + rate * t - b.firstSeconds) / b.secondsPerBeat;
          const apart = (inA - inB - Math.round(inA - inB)) * a.secondsPerBeat;
          expect(Math.abs(apart)).toBeLessThan(1e-6);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(Math.abs(start - bFrom)).toBeLessThan(b.secondsPerBeat + 1e-9);
        },
      ),
    );
  });

  it('are left as they are where one has no beats or another tempo', () => {
    const slow = { firstSeconds: 0, secondsPerBeat: 1 };
    expect(inStepWith({ from: 1, beats: null }, { from: 2, beats: BEATS })).toEqual({ from: 2, rate: 1 });
    expect(inStepWith({ from: 1, beats: slow }, { from: 2, beats: BEATS })).toEqual({ from: 2, rate: 1 });
  });
});
