import { describe, expect, it } from 'vitest';
import type { SeenDancers } from '../../src/protocol/panelData.ts';
import { dancersAt, sharesSeen } from './skeletons.ts';

/** Two frames of which the first dancer's nose moves from (.2, .1) to (.4, .3); the second is seen in the first only. */
const SEEN: SeenDancers = {
  framesPerSecond: 5,
  aspect: 16 / 9,
  beats: null,
  points: [
    ...[0.2, 0.1, ...Array(32).fill(null)],
    ...[1, 0.5, ...Array(32).fill(null)],
    ...[0.4, 0.3, ...Array(32).fill(null)],
    ...Array(34).fill(null),
  ],
};

describe('the dancers at a time', () => {
  it('are where a frame has them', () => {
    const [first, second] = dancersAt(SEEN, 0);
    expect(first[0]).toEqual([0.2, 0.1]);
    expect(second[0]).toEqual([1, 0.5]);
    expect(first[1]).toBeNull();
  });

  it('are between two frames that both have them, and nowhere beside a gap', () => {
    const [first, second] = dancersAt(SEEN, 0.05);
    expect(first[0]?.[0]).toBeCloseTo(0.25);
    expect(first[0]?.[1]).toBeCloseTo(0.15);
    expect(second[0]).toBeNull();
  });

  it('are nowhere after the end', () => {
    expect(
      dancersAt(SEEN, 3)
        .flat()
        .every((point) => point === null),
    ).toBe(true);
  });
});

it('a dancer is seen in the share of frames that have one of their keypoints', () => {
  expect(sharesSeen(SEEN)).toEqual([1, 0.5]);
});
