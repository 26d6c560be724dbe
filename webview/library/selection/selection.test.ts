import { describe, expect, it } from 'vitest';
import { key, move } from '../testing/builders.ts';
import { barGroups } from './bars.ts';
import { coverageOf, toggledCell } from './coverage.ts';
import { admits, EVERYTHING, engineFilter, isEverything, toggled } from './selection.ts';

const MOVES = [
  move('turns/a.mp4', { difficulty: 'beginner', energy: 'low' }),
  move('turns/b.mp4', { difficulty: 'advanced', energy: 'high' }),
  move('dips/c.mp4', { difficulty: 'advanced', energy: 'low' }),
  move('dips/d.mp4', { difficulty: null, energy: null, style: null }),
];

const namesIn = (selection: typeof EVERYTHING) => MOVES.filter(admits(selection)).map((each) => each.key);
const ADVANCED = toggled(EVERYTHING, 'difficulty', 'advanced');

describe('the selection', () => {
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

  it('keeps to what was drawn around on the map', () => {
    expect(namesIn({ ...ADVANCED, lasso: [key('turns/b.mp4'), key('turns/a.mp4')] })).toEqual([
      'turns/b.mp4',
    ]);
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
    expect(engineFilter({ ...EVERYTHING, lasso: [] }).exact).toBe(false);
  });
});

describe('the bars', () => {
  const bars = (field: string, selection = EVERYTHING) =>
    barGroups(MOVES, selection).find((group) => group.field === field)?.bars;

  it('leave out their own field, so that a choice does not take the others away', () => {
    expect(bars('difficulty', ADVANCED)).toEqual([
      { value: 'beginner', total: 1, selected: 1, chosen: false },
      { value: 'intermediate', total: 0, selected: 0, chosen: false },
      { value: 'advanced', total: 2, selected: 2, chosen: true },
      { value: 'unlabelled', total: 1, selected: 1, chosen: false },
    ]);
  });

  it('show the selected part within the whole', () => {
    expect(bars('energy', ADVANCED)).toEqual([
      { value: 'low', total: 2, selected: 1, chosen: false },
      { value: 'medium', total: 0, selected: 0, chosen: false },
      { value: 'high', total: 1, selected: 1, chosen: false },
      { value: 'unlabelled', total: 1, selected: 0, chosen: false },
    ]);
  });

  it('stand in the order of difficulty, and by size for categories', () => {
    expect(bars('difficulty')?.map(({ value }) => value)).toEqual([
      'beginner',
      'intermediate',
      'advanced',
      'unlabelled',
    ]);
    expect(
      barGroups([...MOVES, move('dips/e.mp4')], EVERYTHING)
        .at(-1)
        ?.bars.map(({ value }) => value),
    ).toEqual(['dips', 'turns']);
  });
});

describe('the coverage', () => {
  it('has a cell for each combination, empty ones too', () => {
    const { rows, gaps, combinations, most } = coverageOf(MOVES, EVERYTHING);
    expect(rows).toHaveLength(9);
    expect({ gaps, combinations, most }).toEqual({ gaps: 33, combinations: 36, most: 1 });
  });

  it('selects a cell’s combination, and everything again at the second click', () => {
    const cell = { difficulty: 'advanced', energy: 'low', style: 'romantic' };
    const selection = toggledCell(EVERYTHING, cell);
    expect(namesIn(selection)).toEqual(['dips/c.mp4']);
    expect(
      coverageOf(MOVES, selection).rows.flatMap(({ cells }) => cells.filter(({ chosen }) => chosen)),
    ).toEqual([{ ...cell, total: 1, selected: 1, chosen: true }]);
    expect(isEverything(toggledCell(selection, cell))).toBe(true);
  });
});
