import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../shared/failure.ts';
import { askedPart } from './askedPart.ts';

const messageOf = (ask: () => unknown) => {
  try {
    ask();
  } catch (error) {
    return error instanceof Failure && error.code === 'bad-request' && error.remedy ? error.message : error;
  }
  return null;
};

describe('the part that is asked with', () => {
  it('is what is said, and where it is not said begins and ends with the clip', () => {
    expect(askedPart('a.mp4', { from: 4, to: 8 }, 12)).toEqual({ from: 4, to: 8 });
    expect(askedPart('a.mp4', { from: 4 }, 12)).toEqual({ from: 4, to: 12 });
    expect(askedPart('a.mp4', { to: 8 }, 12)).toEqual({ from: 0, to: 8 });
    expect(askedPart('a.mp4', { from: 4, to: 8 }, null)).toEqual({ from: 4, to: 8 });
  });

  it('is no part where it is the whole clip', () => {
    expect(askedPart('a.mp4', {}, 12)).toBeNull();
    expect(askedPart('a.mp4', {}, 1)).toBeNull();
    expect(askedPart('a.mp4', { from: 0, to: 12.02 }, 12)).toBeNull();
  });

  it.each([
    [{ from: 8, to: 4 }, 12, 'A part cannot begin at 8 s and end at 4 s.'],
    [{ from: 4, to: 4 }, 12, 'A part cannot begin at 4 s and end at 4 s.'],
    [{ from: 13 }, 12, 'a.mp4 ends at 12 s: no part of it begins at 13 s.'],
    [{ from: 4, to: 14 }, 12.5, 'a.mp4 is 12.5 s long: no part of it ends at 14 s.'],
    [{ from: 4, to: 5.5 }, 12, 'From 4 s to 5.5 s is too short to tell a movement by.'],
    [{ from: 4 }, null, 'How long a.mp4 is cannot be told from its file.'],
  ])('is refused with what is wrong with it: %j of %s seconds', (stretch, duration, message) => {
    expect(messageOf(() => askedPart('a.mp4', stretch, duration))).toBe(message);
  });

  it('lies within the clip and is long enough, or is refused in words', () => {
    const second = fc.double({ min: 0, max: 700, noNaN: true });
    fc.assert(
      fc.property(second, second, second, (from, to, duration) => {
        let part: ReturnType<typeof askedPart>;
        try {
          part = askedPart('a.mp4', { from, to }, duration);
        } catch (error) {
          return error instanceof Failure;
        }
        return part === null || (part.from >= 0 && part.to - part.from >= 2 && part.to <= duration + 0.05);
      }),
    );
  });
});
