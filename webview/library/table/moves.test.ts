import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { move } from '../testing/builders.ts';
import { nextRow } from './rowKeys.ts';
import { ALL_ROWS_LIMIT, rowWindow } from './rowWindow.ts';
import { signalOf } from './signal.ts';
import { columnsOf, orderAfterClick, tableRows } from './tableRows.ts';

const MOVES = [
  move('turns/giro_básico.mp4', { difficulty: 'advanced' }, { tempoBpm: 120 }),
  move('dips/ola.mp4', { difficulty: 'beginner' }, { tempoBpm: null }),
  move(
    'dips/lazo.mp4',
    { difficulty: null },
    { tempoBpm: 130, weaknesses: [{ because: 'tempo-uncertain' }] },
  ),
];
const BY_NAME = { column: 'name', descending: false } as const;

describe('the table of moves', () => {
  const names = (...given: Parameters<typeof tableRows>) => tableRows(...given).map(({ key }) => key);

  it('sorts ratings by their meaning, not by their spelling', () => {
    expect(names(MOVES, { column: 'difficulty', descending: false })).toEqual([
      'dips/ola.mp4',
      'turns/giro_básico.mp4',
      'dips/lazo.mp4',
    ]);
  });

  it.each([false, true])('keeps what has no value at the end (descending: %s)', (descending) => {
    expect(names(MOVES, { column: 'tempo', descending }).at(-1)).toBe('dips/ola.mp4');
  });

  it('turns the order round when its column is clicked again', () => {
    const once = orderAfterClick(BY_NAME, 'tempo');
    expect(once).toEqual({ column: 'tempo', descending: false });
    expect(orderAfterClick(once, 'tempo').descending).toBe(true);
  });

  it('sorts by every label, by the first where there are several', () => {
    const tagged = [
      move('a.mp4', { tags: ['show'] }),
      move('b.mp4', { tags: ['class', 'x'] }),
      move('c.mp4'),
    ];
    expect(names(tagged, { column: 'tags', descending: false })).toEqual(['b.mp4', 'a.mp4', 'c.mp4']);
  });

  it('has columns for the label fields that somebody has said something of', () => {
    const unsaid = { difficulty: null, energy: null, style: null };
    expect(columnsOf([move('IMG_1234.MOV', unsaid)])).toEqual(['name', 'tempo', 'duration', 'signal']);
    expect(columnsOf([move('spin/a.mp4', { ...unsaid, dance: 'salsa' })])).toEqual([
      ...['name', 'dance', 'category', 'tempo', 'duration', 'signal'],
    ]);
  });

  it('calls a signal incomplete before it calls it weak', () => {
    expect(signalOf(MOVES[2])).toEqual({ quality: 'weak', reasons: [{ because: 'tempo-uncertain' }] });
    expect(
      signalOf({ missing: { audio: { because: 'no-sound' } }, weaknesses: [{ because: 'weak-beat' }] }),
    ).toEqual({
      quality: 'partial',
      reasons: [{ because: 'no-sound' }, { because: 'weak-beat' }],
    });
  });
});

describe('the window of rows', () => {
  it('draws all rows of a library that a browser can carry', () => {
    expect(rowWindow(ALL_ROWS_LIMIT, { scrollTop: 900, height: 500, rowHeight: 48 })).toEqual({
      first: 0,
      end: ALL_ROWS_LIMIT,
    });
  });

  it('covers what is visible, and little more, wherever the table is scrolled to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: ALL_ROWS_LIMIT + 1, max: 50_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 100, max: 1_200 }),
        (rowCount, share, height) => {
          const rowHeight = 48;
          const scrollTop = share * (rowCount * rowHeight - height);
          const { first, end } = rowWindow(rowCount, { scrollTop, height, rowHeight });
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(rowCount);
          expect(first * rowHeight).toBeLessThanOrEqual(scrollTop);
          expect(end * rowHeight).toBeGreaterThanOrEqual(Math.min(scrollTop + height, rowCount * rowHeight));
          expect(end - first).toBeLessThan(height / rowHeight + 30);
        },
      ),
    );
  });

  it('still shows the last rows after the list has become shorter', () => {
    const { first, end } = rowWindow(2_000, { scrollTop: 400_000, height: 480, rowHeight: 48 });
    expect(end).toBe(2_000);
    expect(first).toBeLessThan(1_990);
  });
});

describe('keys in the table', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 4, 9],
    ['PageUp', 4, 0],
    ['Home', 4, 0],
    ['End', 4, 9],
    ['a', 4, null],
  ])('%s leads from row %i to %s', (pressed, from, to) => {
    expect(nextRow(pressed, from, 10, 6)).toBe(to);
  });
});
