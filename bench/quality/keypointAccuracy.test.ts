import { describe, expect, it } from 'vitest';
import type { DancerTracks } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { KEYPOINT, KEYPOINT_COUNT, PERSON_LENGTH } from '../../src/moves/keypoints.ts';
import { keypointAccuracy } from './keypointAccuracy.ts';
import type { SampleTruth } from './samplesTruth.ts';

const FRAMES = 4;
const TORSO = 100;

/** Every keypoint at one place but the hips, a torso below. */
function drawnAt(x: number): number[] {
  const hips: readonly number[] = [KEYPOINT.leftHip, KEYPOINT.rightHip];
  return Array.from({ length: KEYPOINT_COUNT }, (_, k) => [x, hips.includes(k) ? TORSO : 0]).flat();
}

const truth: SampleTruth = {
  key: 'basic/side.mp4',
  width: 1000,
  height: 500,
  tempoBpm: null,
  dancers: [200, 600].map((x) => Array.from({ length: FRAMES }, () => drawnAt(x))),
};

/** Tracks in a picture of half the size, each frame's two people at places of the drawn picture (null: not found). */
function tracksOf(places: readonly (readonly [number | null, number | null])[], score = 0.9): DancerTracks {
  const keypoints = new Float32Array(places.length * 2 * PERSON_LENGTH).fill(Number.NaN);
  for (const [slot, x] of places.flat().entries()) {
    if (x !== null) {
      const drawn = drawnAt(x);
      for (let k = 0; k < KEYPOINT_COUNT; k++) {
        keypoints.set([drawn[2 * k] / 2, drawn[2 * k + 1] / 2, score], slot * PERSON_LENGTH + 3 * k);
      }
    }
  }
  return {
    frameCount: places.length,
    framesPerSecond: 5,
    width: 500,
    height: 250,
    keypoints,
    flatFrames: 0,
    suspectedSwaps: 0,
  };
}

const repeated = (place: readonly [number | null, number | null]) =>
  Array.from({ length: FRAMES }, () => place);

describe('keypoints against the drawn truth', () => {
  it('are all right where they lie on it, whichever track is which dancer', () => {
    const perfect = { right: 1, foundAndRight: 1, dancersFound: 1, identityKept: 1 };
    expect(keypointAccuracy(tracksOf(repeated([200, 600])), truth)).toEqual(perfect);
    expect(keypointAccuracy(tracksOf(repeated([600, 200])), truth)).toEqual(perfect);
  });

  it('are right up to .2 of the drawn torso', () => {
    expect(keypointAccuracy(tracksOf(repeated([219, 600])), truth).right).toBe(1);
    expect(keypointAccuracy(tracksOf(repeated([221, 600])), truth).right).toBe(0.5);
  });

  it('count a dancer who was not found as not found, not as wrong', () => {
    const accuracy = keypointAccuracy(tracksOf(repeated([200, null])), truth);
    expect(accuracy).toMatchObject({ right: 1, foundAndRight: 0.5, dancersFound: 0.5 });
  });

  it('leave unsure keypoints out', () => {
    const accuracy = keypointAccuracy(tracksOf(repeated([200, 600]), 0.1), truth);
    expect(accuracy).toMatchObject({ right: Number.NaN, dancersFound: 0 });
  });

  it('tell when the tracks change dancers', () => {
    const places = [...repeated([200, 600]).slice(0, 3), [600, 200] as const];
    expect(keypointAccuracy(tracksOf(places), truth)).toMatchObject({ right: 1, identityKept: 0.75 });
  });

  it('take one drawn dancer for either track', () => {
    const solo = { ...truth, dancers: truth.dancers.slice(0, 1) };
    expect(keypointAccuracy(tracksOf(repeated([null, 200])), solo)).toMatchObject({
      right: 1,
      foundAndRight: 1,
      dancersFound: 1,
    });
  });
});
