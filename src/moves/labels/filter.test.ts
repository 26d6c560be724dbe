import { describe, expect, it } from 'vitest';
import { move } from '../../../test/library/moveBuilder.ts';
import { checkWeights, DEFAULT_WEIGHTS } from '../weights.ts';
import { passes, relaxationsOf, without } from './filter.ts';

describe('a move filter', () => {
  const { metadata } = move('spin/a.mp4', { label: 'spin', energy: 'high', difficulty: 'low' });

  it('lets through what has one of the values of every field', () => {
    expect(passes({}, metadata)).toBe(true);
    expect(passes({ difficulty: [], energy: undefined }, metadata)).toBe(true);
    expect(
      passes(
        { difficulty: ['beginner', 'advanced'], energy: ['high'], style: ['energetic'], category: ['spin'] },
        metadata,
      ),
    ).toBe(true);
    expect(passes({ difficulty: ['advanced'] }, metadata)).toBe(false);
    expect(passes({ energy: ['high'], category: ['basic'] }, metadata)).toBe(false);
  });

  it('does not let an unlabelled move through a filter on its labels', () => {
    const unlabelled = move('spin/a.mp4', { unlabelled: true }).metadata;
    expect(passes({ energy: ['high'] }, unlabelled)).toBe(false);
    expect(passes({ category: ['spin'] }, unlabelled)).toBe(true);
  });

  it('is relaxed by energy, then style too, then everything, each only where it restricts', () => {
    expect(
      relaxationsOf({ difficulty: ['advanced'], energy: ['low'], style: ['sensual'], category: ['spin'] }),
    ).toEqual([['energy'], ['energy', 'style'], ['difficulty', 'energy', 'style', 'category']]);
    expect(relaxationsOf({ style: ['sensual'] })).toEqual([['style']]);
    expect(relaxationsOf({ energy: ['low'], category: ['spin'] })).toEqual([
      ['energy'],
      ['energy', 'category'],
    ]);
    expect(relaxationsOf({ style: [] })).toEqual([]);
  });

  it('keeps the other fields when some are dropped', () => {
    const filter = { difficulty: ['advanced'], energy: ['low'] } as const;
    expect(without(filter, ['energy'])).toEqual({ difficulty: ['advanced'] });
  });
});

describe('weights', () => {
  it.each([
    { pose: -0.1, audio: 1, text: 1 },
    { pose: Number.NaN, audio: 1, text: 1 },
    { pose: 1, audio: Number.POSITIVE_INFINITY, text: 1 },
    { pose: 0, audio: 0, text: 0 },
  ])('are refused when they are %o', (weights) => {
    expect(() => checkWeights(weights)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  it('need not sum to 1', () => {
    const weights = { pose: 3, audio: 0, text: 0 };
    expect(checkWeights(weights)).toBe(weights);
    expect(checkWeights(DEFAULT_WEIGHTS)).toBe(DEFAULT_WEIGHTS);
  });
});
