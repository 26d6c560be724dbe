import { describe, expect, it } from 'vitest';
import { key, move } from '../testing/builders.ts';
import { type Bar, barGroups, filterGroups } from './bars.ts';
import type { Facet } from './facets.ts';
import { admits, EVERYTHING, engineFilter, isEverything, toggled } from './pageFilter.ts';

const MOVES = [
  move('turns/a.mp4', { difficulty: 'beginner', energy: 'low' }),
  move('turns/b.mp4', { difficulty: 'advanced', energy: 'high' }),
  move('dips/c.mp4', { difficulty: 'advanced', energy: 'low' }),
  move('dips/d.mp4', { difficulty: null, energy: null, style: null }),
];

const namesIn = (filter: typeof EVERYTHING) => MOVES.filter(admits(filter)).map((each) => each.key);
const ADVANCED = toggled(EVERYTHING, 'difficulty', 'advanced');

describe('the filter', () => {
  it('is everything at first', () => {
    expect(isEverything(EVERYTHING)).toBe(true);
    expect(namesIn(EVERYTHING)).toHaveLength(4);
  });

  it('takes any of a field’s values, and all of the fields', () => {
    expect(namesIn(ADVANCED)).toEqual(['turns/b.mp4', 'dips/c.mp4']);
    expect(namesIn(toggled(ADVANCED, 'difficulty', 'beginner'))).toHaveLength(3);
    expect(namesIn(toggled(ADVANCED, 'energy', 'low'))).toEqual(['dips/c.mp4']);
  });

  it('gives up a value that is toggled again', () => {
    expect(isEverything(toggled(ADVANCED, 'difficulty', 'advanced'))).toBe(true);
  });

  it('finds the moves that nobody has labelled', () => {
    expect(namesIn(toggled(EVERYTHING, 'style', 'unlabelled'))).toEqual(['dips/d.mp4']);
  });

  it('keeps to moves that were asked for alone', () => {
    expect(namesIn({ ...ADVANCED, only: [key('turns/b.mp4'), key('turns/a.mp4')] })).toEqual(['turns/b.mp4']);
  });

  it('keeps to what is called so, without accents, case and underscores', () => {
    const moves = [move('turns/giro_básico.mp4'), move('turns/giro.mp4')];
    const named = (name: string) => moves.filter(admits({ ...EVERYTHING, name })).map((each) => each.key);
    expect(named('GIRO basico ')).toEqual(['turns/giro_básico.mp4']);
    expect(named(' ')).toHaveLength(2);
    expect(isEverything({ ...EVERYTHING, name: 'giro' })).toBe(false);
    expect(engineFilter({ ...EVERYTHING, name: 'giro' }).exact).toBe(false);
  });

  it('is left to the engine as far as the engine can', () => {
    expect(engineFilter(ADVANCED)).toMatchObject({ filter: { difficulty: ['advanced'] }, exact: true });
    expect(engineFilter(toggled(ADVANCED, 'difficulty', 'unlabelled'))).toMatchObject({
      filter: { difficulty: [] },
      exact: false,
    });
    expect(engineFilter({ ...EVERYTHING, only: [] }).exact).toBe(false);
  });
});

describe('the measures that one can filter by', () => {
  const moves = [
    move('a.mp4', {}, { tempoBpm: 109.9, durationSeconds: 4.9, dancersSeen: 'one' }),
    move('b.mp4', {}, { tempoBpm: 110, durationSeconds: 5, dancersSeen: 'both' }),
    move('c.mp4', {}, { tempoBpm: null, durationSeconds: 900, dancersSeen: null }),
  ];
  const valuesOf = (facet: Facet) =>
    barGroups(moves, EVERYTHING)
      .find((group) => group.facet === facet)
      ?.bars.map(({ value, total }) => [value, total]);

  it('are tempos in tens, lengths in steps, and who is seen', () => {
    expect(valuesOf('tempo')).toEqual([
      ['100', 1],
      ['110', 1],
    ]);
    expect(valuesOf('length')).toEqual([
      ['0', 1],
      ['1', 1],
      ['4', 1],
    ]);
    expect(valuesOf('seen')).toEqual([
      ['both', 1],
      ['one', 1],
    ]);
  });

  it('find moves like any label, but not in the engine', () => {
    const filter = toggled(EVERYTHING, 'tempo', '100');
    expect(moves.filter(admits(filter)).map(({ key }) => key)).toEqual(['a.mp4']);
    expect(engineFilter(filter).exact).toBe(false);
  });
});

describe('the bars', () => {
  const groupOf = (facet: Facet, filter = EVERYTHING) =>
    barGroups(MOVES, filter).find((group) => group.facet === facet);
  const bar = (value: string, [left, total]: readonly [number, number], chosen = false): Bar => ({
    value,
    left,
    total,
    chosen,
  });

  it('leave out their own field, so that a choice does not take the others away', () => {
    expect(groupOf('difficulty', ADVANCED)).toMatchObject({
      bars: [bar('beginner', [1, 1]), bar('intermediate', [0, 0]), bar('advanced', [2, 2], true)],
      unlabelled: bar('unlabelled', [1, 1]),
    });
  });

  it('show what the rest of the filter leaves of the whole', () => {
    expect(groupOf('energy', ADVANCED)).toMatchObject({
      bars: [bar('low', [1, 2]), bar('medium', [0, 0]), bar('high', [1, 1])],
      unlabelled: bar('unlabelled', [0, 1]),
    });
  });

  it('stand in the order of difficulty, and by size for categories', () => {
    expect(groupOf('difficulty')?.bars.map(({ value }) => value)).toEqual([
      'beginner',
      'intermediate',
      'advanced',
    ]);
    const more = barGroups([...MOVES, move('dips/e.mp4')], EVERYTHING);
    expect(more.find(({ facet }) => facet === 'category')?.bars.map(({ value }) => value)).toEqual([
      'dips',
      'turns',
    ]);
  });
});

describe('the filter column', () => {
  const shown = (moves: readonly ReturnType<typeof move>[], filter = EVERYTHING) =>
    filterGroups(barGroups(moves, filter)).map(({ facet }) => facet);
  const unsaid = { difficulty: null, energy: null, style: null };

  it('has the label fields that have values, and the measures that tell moves apart', () => {
    const slow = move('dips/slow.mp4', {}, { tempoBpm: 80 });
    expect(shown([...MOVES, slow])).toEqual(['difficulty', 'energy', 'style', 'category', 'tempo']);
  });

  it('is folded to what is measured where nobody has labelled anything', () => {
    const clips = [
      move('IMG_1234.MOV', unsaid, { durationSeconds: 4 }),
      move('IMG_1235.MOV', unsaid, { durationSeconds: 9 }),
    ];
    expect(shown(clips)).toEqual(['length']);
  });

  it('keeps what is chosen, so that it can be given up', () => {
    expect(shown([move('a.mp4', unsaid)], toggled(EVERYTHING, 'tempo', '120'))).toContain('tempo');
  });
});
