import { describe, expect, it } from 'vitest';
import { statisticsOf } from '../../moves/statistics.ts';
import { fieldNodes } from './libraryNodes.ts';

const NOTHING = statisticsOf([]);

describe('what the library view lists', () => {
  it('is the categories, dances and tags that moves have, the fullest first', () => {
    const by = {
      ...NOTHING.by,
      category: { spin: 2, basic: 5, dips: 2 },
      tags: { unlabelled: 7, class: 2 },
      difficulty: { beginner: 9 },
    };
    expect(
      fieldNodes({ by }, []).map(({ field, values }) => [field, ...values.map(({ value }) => value)]),
    ).toEqual([
      ['tags', 'class'],
      ['category', 'basic', 'dips', 'spin'],
    ]);
  });

  it('is the collections that people made, too, also empty ones', () => {
    const collections = [
      { name: 'monday class', clips: ['spin/a.mp4', 'spin/b.mp4'] },
      { name: 'to learn', clips: [] },
    ];
    expect(fieldNodes(NOTHING, collections)).toEqual([
      {
        field: 'collections',
        values: [
          { field: 'collections', value: 'monday class', count: 2 },
          { field: 'collections', value: 'to learn', count: 0 },
        ],
      },
    ]);
  });

  it('is nothing where the clips lie in one folder and nobody has labelled them', () => {
    expect(fieldNodes({ by: { ...NOTHING.by, category: { uncategorised: 60 } } }, [])).toEqual([]);
  });
});
