import { describe, expect, it } from 'vitest';
import { fixturePlan } from '../dev/fixturePlan.ts';
import { blockAt, clipSeconds, countAt, danceOf, resized } from './dance.ts';

const plan = fixturePlan();
const dance = danceOf(plan);

describe('a block that is made longer or shorter', () => {
  it.each([
    [8, 1, 16],
    [13, 1, 16],
    [13, -1, 8],
    [16, -1, 8],
    [8, -1, 8],
    [5, -1, 5],
  ] as const)('of %i beats goes by %i to %i', (beats, step, after) => {
    expect(resized(beats, step, 8)).toBe(after);
  });
});

describe('a dance', () => {
  it('shows each clip from its trim to its trim over the beats of its block', () => {
    for (const block of dance) {
      expect(clipSeconds(block, block.startSeconds)).toBeCloseTo(block.block.fromSeconds, 9);
      expect(clipSeconds(block, block.endSeconds)).toBeCloseTo(block.block.toSeconds, 9);
    }
  });

  it('is somewhere at every time from its first beat to its last, and nowhere else', () => {
    const [first, last] = [dance[0], dance[dance.length - 1]];
    expect(blockAt(dance, first.startSeconds - 0.01)).toBeNull();
    expect(blockAt(dance, last.endSeconds)).toBeNull();
    for (const block of dance) {
      expect(blockAt(dance, block.startSeconds)).toBe(block);
      expect(blockAt(dance, (block.startSeconds + block.endSeconds) / 2)).toBe(block);
    }
  });

  it('is counted in eights from the first phrase', () => {
    const { beatTimes, firstPhraseBeat } = plan.song;
    expect(countAt(plan.song, beatTimes[0] - 0.1)).toBeNull();
    expect(countAt(plan.song, beatTimes[firstPhraseBeat])).toBe(1);
    expect(countAt(plan.song, beatTimes[firstPhraseBeat + 7] + 0.01)).toBe(8);
    expect(countAt(plan.song, beatTimes[firstPhraseBeat + 8])).toBe(1);
  });
});
