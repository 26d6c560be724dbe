import { describe, expect, it } from 'vitest';
import { type NetworkMaps, readHeads } from './movenetMaps.ts';
import { peopleIn } from './movenetPeople.ts';
import { layOut } from './networkInput.ts';

const SIZE = 64;
const layout = layOut({ left: 100, top: 10, right: 356, bottom: 266 }, 256);

/** Heads that say the same of every cell: keypoint `k` lies `k - 8` cells below its person's middle, boxes are 40 by 20. */
const heads = readHeads(
  Float32Array.from(
    [
      Array.from({ length: 17 }, (_, k) => [k - 8, 0]).flat(),
      Array(17).fill([0.25, 0.5]).flat(),
      [0, 0],
      [40, 20],
    ].flatMap((outputs) => [...Array(24 * 9 + 24 * 96 + 96 + 96 * outputs.length).fill(0), ...outputs]),
  ),
);

/** Maps with a middle of a person in some cells, and of every keypoint in the column `heat` of each. */
function mapsWith(
  people: readonly { row: number; column: number; centre: number; heat?: number }[],
): NetworkMaps {
  const maps = {
    rows: SIZE,
    columns: SIZE,
    centres: new Float32Array(SIZE * SIZE).fill(-9),
    heat: new Float32Array(17 * SIZE * SIZE).fill(-9),
    features: new Float32Array(24 * SIZE * SIZE),
  };
  for (const { row, column, centre, heat = column } of people) {
    maps.centres[row * SIZE + column] = centre;
    for (let k = 0; k < 17; k++) {
      maps.heat[(k * SIZE + row + k - 8) * SIZE + heat] = 2;
    }
  }
  return maps;
}

describe('people in the maps of MoveNet', () => {
  it('are two dancers in close hold, best first, in pixels of the frame', () => {
    const people = peopleIn(
      mapsWith([
        { row: 30, column: 20, centre: 0 },
        { row: 30, column: 25, centre: 1 },
        { row: 30, column: 50, centre: -3 },
      ]),
      heads,
      layout,
    );
    const heat = 1 / (1 + Math.exp(-2));
    expect(people.map(({ score }) => score)).toEqual([
      expect.closeTo(heat / (1 + Math.exp(-1)), 6),
      expect.closeTo(heat / 2, 6),
    ]);
    const [nose, ankle] = [people[0].keypoints.subarray(0, 3), people[0].keypoints.subarray(48)];
    expect([...nose]).toEqual([100 + 4 * 25.5, 10 + 4 * 22.25, expect.closeTo(heat, 6)]);
    expect([...ankle]).toEqual([100 + 4 * 25.5, 10 + 4 * 38.25, expect.closeTo(heat, 6)]);
    expect(people[0].box).toEqual({ left: 160, top: 50, right: 240, bottom: 210 });
  });

  it('have each keypoint where the heat is, less surely the further that is from where it is expected', () => {
    const [near] = peopleIn(mapsWith([{ row: 30, column: 20, centre: 2, heat: 21 }]), heads, layout);
    const [far] = peopleIn(mapsWith([{ row: 30, column: 20, centre: 2, heat: 23 }]), heads, layout);
    expect([near.keypoints[0], far.keypoints[0]]).toEqual([100 + 4 * 21.5, 100 + 4 * 23.5]);
    // A Gaussian in cells: exp(-(9 - 1) / (.30004883 x 64)).
    expect(far.keypoints[2] / near.keypoints[2]).toBeCloseTo(Math.exp(-8 / (0.300048828125 * SIZE)), 6);
  });

  it('are none where no cell is likely', () => {
    expect(peopleIn(mapsWith([]), heads, layout)).toEqual([]);
  });
});

describe('readHeads', () => {
  it('refuses weights of another shape', () => {
    expect(() => readHeads(new Float32Array(17_447))).toThrow(RangeError);
  });
});
