import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { move, numbersFrom } from '../../../test/library/moveBuilder.ts';
import { mirrored, type Stand, swapped, tracksOf } from '../../../test/pose/couple.ts';
import { embedTracks } from '../../embedding/pose/embedTracks.ts';
import { constantsOf } from '../../embedding/pose/poseConstants.ts';
import type { DancerTracks } from '../../embedding/pose/tracking/trackDancers.ts';
import { PERSON_LENGTH } from '../../moves/keypoints.ts';
import { dot } from '../../moves/vectors.ts';
import { matchOf, momentsOf } from '../../search/movement/movementMatch.ts';
import { isNearCopy } from '../../search/movement/nearCopy.ts';

const SECONDS = 10;
const SAME_SOUND = 0.95;

/** Goes from one value to the next every .8 s, between -1 and 1: a dance in which no moment is like another. */
function wandering(seed: number): (time: number) => number {
  const next = numbersFrom(seed);
  const values = Array.from({ length: SECONDS * 2 }, () => 2 * next() - 1);
  return (time) => {
    const [knot, rest] = [Math.floor(time / 0.8), (time / 0.8) % 1];
    const share = (1 - Math.cos(Math.PI * rest)) / 2;
    return values[knot] * (1 - share) + values[knot + 1] * share;
  };
}

function dancer(x: number, seed: number): (time: number) => Stand {
  const [side, turn, lean, arms, feet] = [0, 1, 2, 3, 4].map((i) => wandering(seed * 5 + i));
  return (time) => ({
    x: x + 40 * side(time),
    facing: 0.2 + 0.7 * turn(time),
    lean: 15 * lean(time),
    wrists: arms(time),
    stance: 0.5 + 0.3 * feet(time),
  });
}

function danced(seed: number): DancerTracks {
  const [one, other] = [dancer(200, 2 * seed), dancer(290, 2 * seed + 1)];
  return tracksOf(SECONDS, (time) => [one(time), other(time)]);
}

function cut(tracks: DancerTracks, first: number, end: number): DancerTracks {
  const keypoints = tracks.keypoints.slice(first * 2 * PERSON_LENGTH, end * 2 * PERSON_LENGTH);
  return { ...tracks, keypoints, frameCount: end - first };
}

function embedded(tracks: DancerTracks) {
  const pose = embedTracks(tracks, constantsOf('movenet-multipose'), 'network');
  if (pose.status === 'missing' || !pose.windows) {
    throw new Error('nothing to compare');
  }
  return { pose, vector: pose.vector, moments: momentsOf(pose.windows), seconds: tracks.frameCount / 5 };
}

function areCopies(a: ReturnType<typeof embedded>, b: ReturnType<typeof embedded>): boolean {
  const [one, other] = [a, b].map(({ pose, seconds }, i) => {
    const made = move(`a/${i}.mp4`, { durationSeconds: seconds });
    return { ...made, embeddings: { ...made.embeddings, pose } };
  });
  return isNearCopy(one, other, { pose: dot(a.vector, b.vector), audio: SAME_SOUND, text: null });
}

const seed = fc.nat(999);
/** Each run embeds two clips or three. */
const RUNS = { numRuns: 8, endOnFailure: true, seed: 1 };

describe('the movement of a clip', () => {
  it.each([
    ['with the dancers exchanged', swapped],
    ['in a mirror', mirrored],
  ])('is the same %s', (_, altered) => {
    fc.assert(
      fc.property(seed, (of) => {
        const [clip, copy] = [embedded(danced(of)), embedded(altered(danced(of)))];
        expect(dot(clip.vector, copy.vector)).toBeGreaterThan(0.99);
        const [own, match] = [clip, copy].map(({ moments }) => matchOf(clip.moments, moments));
        expect(match?.where).toEqual(own?.where);
        expect(match?.similarity).toBeCloseTo(own?.similarity ?? Number.NaN, 2);
        expect(areCopies(clip, copy)).toBe(true);
      }),
      RUNS,
    );
  });

  it('is found in the clip where it begins later and ends earlier, by any number of frames', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 28, max: 35 }));
    fc.assert(
      fc.property(seed, stretch, (of, [first, count]) => {
        const whole = danced(of);
        const [clip, part] = [embedded(whole), embedded(cut(whole, first, first + count))];
        const [from, to] = matchOf(part.moments, clip.moments)?.where?.result ?? [];
        expect(Math.abs((from ?? Number.NaN) - first / 5)).toBeLessThanOrEqual(1);
        expect(Math.abs((to ?? Number.NaN) - (first + count) / 5)).toBeLessThanOrEqual(1);
        expect(areCopies(part, clip)).toBe(true);
        expect(areCopies(clip, part)).toBe(true);
      }),
      RUNS,
    );
  });
});
