import { describe, expect, it } from 'vitest';
import { personOf } from '../../../../test/pose/couple.ts';
import { keypointSimilarity } from '../similarity.ts';
import { layOut } from './networkInput.ts';
import { suppressDuplicates } from './suppression.ts';
import { decodeYolo } from './yolo.ts';

describe('keypointSimilarity', () => {
  it('is 1 for the same keypoints, near 1 for jitter, near 0 for someone else', () => {
    const dancer = personOf({ x: 200 });
    expect(keypointSimilarity(dancer, dancer)).toBeCloseTo(1, 6);
    expect(keypointSimilarity(dancer, personOf({ x: 202 }))).toBeGreaterThan(0.8);
    expect(keypointSimilarity(dancer, personOf({ x: 320 }))).toBeLessThan(0.01);
  });
});

describe('suppressDuplicates', () => {
  it('fuses near-equal detections, the better one counting more', () => {
    const people = suppressDuplicates(
      [personOf({ x: 204, score: 0.8 }), personOf({ x: 200, score: 0.9 })],
      4,
    );
    expect(people).toHaveLength(1);
    expect(people[0].score).toBe(0.9);
    const weighted = (0.81 * 200 + 0.64 * 204) / (0.81 + 0.64);
    const single = personOf({ x: weighted });
    expect(people[0].keypoints[0]).toBeCloseTo(single.keypoints[0], 3);
    expect(people[0].box.left).toBeCloseTo(single.box.left, 3);
  });

  it('keeps both dancers of a couple whose boxes overlap by half', () => {
    const couple = [personOf({ x: 200, facing: 0.8 }), personOf({ x: 225, facing: -0.8, wrists: 0.3 })];
    expect(suppressDuplicates(couple, 4)).toHaveLength(2);
  });

  it('lets a weak duplicate neither pull the mean nor stay', () => {
    const [only, ...others] = suppressDuplicates(
      [personOf({ x: 200, score: 0.9 }), personOf({ x: 206, score: 0.3 })],
      4,
    );
    expect(others).toEqual([]);
    expect(only.keypoints[0]).toBeCloseTo(personOf({ x: 200 }).keypoints[0], 3);
  });

  it('returns the best first and no more than asked', () => {
    const crowd = [0.5, 0.9, 0.7].map((score, i) => personOf({ x: 100 + i * 120, score }));
    expect(suppressDuplicates(crowd, 2).map(({ score }) => score)).toEqual([0.9, 0.7]);
  });
});

describe('decodeYolo', () => {
  it('reads the candidates above the threshold, in pixels of the frame', () => {
    const layout = layOut({ left: 100, top: 10, right: 420, bottom: 250 }, 640);
    const truth = personOf({ x: 260, hipY: 130 });
    // Two anchors; the input is twice the frame's region.
    const candidate = [
      320,
      240,
      200,
      400,
      0.8,
      ...truth.keypoints.map((v, i) => [(v - 100) * 2, (v - 10) * 2, v][i % 3]),
    ];
    const rows = candidate.flatMap((value, row) => [row === 4 ? 0.1 : 0, value]);
    const people = decodeYolo(Float32Array.from(rows), layout);
    expect(people).toHaveLength(1);
    expect(people[0].score).toBeCloseTo(0.8, 6);
    expect(people[0].box).toEqual({ left: 210, top: 30, right: 310, bottom: 230 });
    for (const [i, value] of people[0].keypoints.entries()) {
      expect(value).toBeCloseTo(truth.keypoints[i], 3);
    }
  });
});
