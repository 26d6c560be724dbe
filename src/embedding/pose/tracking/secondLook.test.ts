import { describe, expect, it } from 'vitest';
import { personOf } from '../../../../test/pose/couple.ts';
import { greyFrame } from '../../../../test/pose/frames.ts';
import { wholeOf } from '../networks/detector.ts';
import { layOut, makeInput } from '../networks/networkInput.ts';
import { coverPerson } from './secondLook.ts';

const WHITE = 255;
const frame = greyFrame(256, 256, () => WHITE);
const picture = makeInput(frame, layOut(wholeOf(frame), 256), 0);
const dancer = personOf({ x: 100, facing: 0.8 });
const covered = coverPerson(picture, dancer);

const at = (x: number, y: number): number => covered.planes[Math.round(y) * 256 + Math.round(x)];

describe('coverPerson', () => {
  it('covers head, trunk and limbs', () => {
    const places = [0, 5, 9, 13, 15].map((k) => at(dancer.keypoints[k * 3], dancer.keypoints[k * 3 + 1]));
    expect([...places, at(100, 120)].every((brightness) => brightness !== WHITE)).toBe(true);
  });

  it('leaves the rest of the picture', () => {
    expect([at(200, 120), at(100, 20), at(10, 200)]).toEqual([WHITE, WHITE, WHITE]);
  });

  it('does not touch the picture it was given', () => {
    expect(picture.planes.every((value) => value === WHITE)).toBe(true);
  });

  it('covers no limb whose end is unsure', () => {
    const unsure = { ...dancer, keypoints: dancer.keypoints.slice() };
    for (const k of [13, 14, 15, 16]) {
      unsure.keypoints[k * 3 + 2] = 0.05;
    }
    const { planes } = coverPerson(picture, unsure);
    const [x, y] = dancer.keypoints.subarray(15 * 3, 15 * 3 + 2);
    expect(planes[Math.round(y) * 256 + Math.round(x)]).toBe(WHITE);
  });
});
