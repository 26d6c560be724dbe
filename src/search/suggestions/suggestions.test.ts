import { describe, expect, it } from 'vitest';
import { clipKey, unitVector, vectorAt } from '../../../test/library/moveBuilder.ts';
import { mostTelling } from './mostTelling.ts';
import type { LabelledMove } from './neighbourVotes.ts';
import { suggestedValues } from './suggestLabels.ts';

/** Moves around a centre, each to music of its own. */
function around(centre: number, value: string, count: number, cosine = 0.9): LabelledMove[] {
  const middle = unitVector(64, centre);
  return Array.from({ length: count }, (_, i) => ({
    key: clipKey(`${value}/${i}.mp4`),
    movement: vectorAt(cosine, middle, centre * 100 + i),
    music: unitVector(64, centre * 1000 + i),
    value,
  }));
}

const unknown = (move: LabelledMove) => ({ ...move, key: clipKey(`unknown/${move.key}`) });

describe('suggested labels', () => {
  it('are those of the nearest moves, with who says so', () => {
    const labelled = [...around(1, 'turn', 9), ...around(2, 'basic', 9)];
    const asked = around(2, 'basic', 11).slice(9).map(unknown);
    const suggested = suggestedValues(asked, labelled);
    expect(suggested.map(({ key, value }) => [key, value])).toEqual(asked.map(({ key }) => [key, 'basic']));
    for (const { confidence, voters } of suggested) {
      expect(confidence).toBeGreaterThanOrEqual(0.8);
      expect(voters.every(({ key }) => key.startsWith('basic/'))).toBe(true);
    }
  });

  it('are none where the moves that are known would have been guessed wrong', () => {
    const mixed = around(1, 'turn', 18).map((move, i) => ({ ...move, value: i % 2 ? 'turn' : 'basic' }));
    expect(suggestedValues(around(1, 'turn', 20).slice(18).map(unknown), mixed)).toEqual([]);
  });

  it('are none where few moves are known, or all of them dance to one song', () => {
    const asked = around(1, 'turn', 6).slice(5).map(unknown);
    expect(suggestedValues(asked, around(1, 'turn', 4))).toEqual([]);
    const [{ music }] = around(1, 'turn', 1);
    expect(
      suggestedValues(
        asked,
        around(1, 'turn', 9).map((move) => ({ ...move, music })),
      ),
    ).toEqual([]);
  });
});

describe('the moves to label next', () => {
  it('begin with the middle of the largest group of which nothing is known', () => {
    const [large, small, known] = [around(1, 'large', 9), around(2, 'small', 3), around(3, 'known', 3)];
    const order = mostTelling([...small, ...large, ...known], known, 3).map((key) => key.split('/')[0]);
    expect(order.slice(0, 2)).toEqual(['large', 'small']);
  });
});
