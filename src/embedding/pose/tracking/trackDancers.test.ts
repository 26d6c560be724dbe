import { describe, expect, it } from 'vitest';
import { personOf } from '../../../../test/pose/couple.ts';
import { greyFrame } from '../../../../test/pose/frames.ts';
import type { Frame } from '../../../media/frames/frame.ts';
import type { Person, PersonDetector, Region } from '../networks/detector.ts';
import { trackDancers } from './trackDancers.ts';

const WIDTH = 96;
const HEIGHT = 54;

/** Checked inside, black outside `left` to `right`. */
function frameWith(left: number, right: number): Frame {
  return greyFrame(WIDTH, HEIGHT, (x, y) => (x >= left && x < right && (x + y) % 2 === 0 ? 220 : 0));
}

const BLACK = frameWith(0, 0);

async function* clipOf(frames: readonly Frame[]): AsyncGenerator<Frame> {
  yield* frames;
}

/** Sees the same people in every frame and remembers where it was asked to look. */
function watching(people: readonly Person[]): PersonDetector & { readonly regions: Region[] } {
  const regions: Region[] = [];
  return {
    regions,
    detect: async (_, region) => {
      regions.push(region);
      return people;
    },
  };
}

describe('trackDancers', () => {
  it('looks inside the borders of the whole opening, also in the frames before they were known', async () => {
    const detector = watching([]);
    await trackDancers(clipOf([...Array(45)].map((_, i) => frameWith(i < 20 ? 20 : 10, 80))), detector);
    expect(detector.regions).toHaveLength(45);
    expect(new Set(detector.regions.map((region) => JSON.stringify(region)))).toEqual(
      new Set([JSON.stringify({ left: 11, top: 0, right: 79, bottom: HEIGHT })]),
    );
  });

  it('puts both dancers of each frame into the tracks', async () => {
    const couple = [personOf({ x: 30 }), personOf({ x: 70 })];
    const tracks = await trackDancers(clipOf(Array(12).fill(frameWith(0, WIDTH))), watching(couple));
    expect(tracks).toMatchObject({ frameCount: 12, framesPerSecond: 5, width: WIDTH, height: HEIGHT });
    const found = [0, 1].map((dancer) => tracks.keypoints[(11 * 2 + dancer) * 51]);
    expect(found.toSorted()).toEqual(couple.map(({ keypoints }) => keypoints[0]).toSorted());
  });

  it('does not look at black frames and counts them', async () => {
    const detector = watching([personOf({ x: 30 })]);
    const tracks = await trackDancers(clipOf([BLACK, BLACK, frameWith(0, WIDTH)]), detector);
    expect(tracks.flatFrames).toBe(2);
    expect(detector.regions).toHaveLength(1);
    expect([...tracks.keypoints.subarray(0, 102)].every(Number.isNaN)).toBe(true);
  });

  it('makes empty tracks of a clip without frames', async () => {
    expect(await trackDancers(clipOf([]), watching([]))).toMatchObject({ frameCount: 0, flatFrames: 0 });
  });
});
