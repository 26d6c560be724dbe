import { describe, expect, it } from 'vitest';
import { admits, EVERYTHING, isEverything } from '../filter/pageFilter.ts';
import { move } from '../testing/builders.ts';
import { axesOf, coverageOf, possibleAxes, toggledCell } from './coverage.ts';

const MOVES = [
  move('turns/a.mp4', { difficulty: 'beginner', energy: 'low' }),
  move('turns/b.mp4', { difficulty: 'advanced', energy: 'high', tags: ['class', 'show'] }),
  move('dips/c.mp4', { difficulty: 'advanced', energy: 'low', tags: ['class'] }),
  move('dips/d.mp4', { difficulty: null, energy: null, style: null }),
];
const UNLABELLED = [move('turns/e.mp4', { difficulty: null, energy: null, style: null })];

function coverage(...axes: Parameters<typeof coverageOf>[2]) {
  const found = coverageOf(MOVES, EVERYTHING, axes);
  if (found === null) {
    throw new Error('There is no coverage.');
  }
  return found;
}

describe('the coverage', () => {
  it('has a cell for each combination of the usual fields, empty ones too', () => {
    const { axes, rows, gaps, combinations, most } = coverage();
    expect(axes).toEqual(['difficulty', 'energy', 'style']);
    expect(rows).toHaveLength(9);
    expect({ gaps, combinations, most }).toEqual({ gaps: 33, combinations: 36, most: 1 });
  });

  it('combines any two fields, several values of a move each for itself', () => {
    const { columns, rows } = coverage('category', 'tags');
    expect(columns).toEqual(['class', 'show']);
    expect(rows.map(({ values, cells }) => [...values, ...cells.map(({ total }) => total)])).toEqual([
      ['dips', 1, 0],
      ['turns', 1, 1],
    ]);
  });

  it('is of the fields that have values, and of none where there are fewer than two', () => {
    expect(possibleAxes(MOVES)).toEqual(['difficulty', 'energy', 'style', 'tags', 'category']);
    expect(axesOf(MOVES, ['dance', 'tags'])).toEqual(['difficulty', 'energy', 'style']);
    expect(possibleAxes(UNLABELLED)).toEqual(['category']);
    expect(coverageOf(UNLABELLED, EVERYTHING, [])).toBeNull();
  });

  it('filters by a cell’s combination, and shows everything again at the second click', () => {
    const axes = ['difficulty', 'energy', 'style'] as const;
    const cell = { values: ['advanced', 'low', 'romantic'] };
    const filter = toggledCell(EVERYTHING, axes, cell);
    expect(MOVES.filter(admits(filter)).map(({ key }) => key)).toEqual(['dips/c.mp4']);
    const chosen = coverageOf(MOVES, filter, axes)?.rows.flatMap(({ cells }) =>
      cells.filter((each) => each.chosen),
    );
    expect(chosen).toEqual([{ ...cell, total: 1, left: 1, chosen: true }]);
    expect(isEverything(toggledCell(filter, axes, cell))).toBe(true);
  });
});
