import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { move } from '../../test/library/moveBuilder.ts';
import { fitOf, namedIn } from '../moves/named.ts';
import { bestFitFirst } from './bestFitFirst.ts';

const CATEGORIES = ['basic', 'bodywaves', 'intros', 'spin'];

const found = (...keys: readonly string[]) => keys.map((key) => ({ move: move(key, { label: 'x' }) }));
const keysOf = (moves: readonly { readonly move: { readonly key: string } }[]) =>
  moves.map(({ move: { key } }) => key);

describe('what a description names', () => {
  it('is labels in any of their words, and other words', () => {
    expect(namedIn('Easy body-waves to "Paseala"!', CATEGORIES)).toEqual([
      { spelled: 'easy', label: { field: 'difficulty', value: 'beginner' } },
      { spelled: 'bodywaves', label: { field: 'category', value: 'bodywaves' } },
      { spelled: 'to', label: null },
      { spelled: 'paseala', label: null },
    ]);
  });

  it('puts moves of the category before moves that have the word in their name', () => {
    const moves = found('intros/intro_basic.mp4', 'spin/turn.mp4', 'basic/side.mp4');
    expect(keysOf(bestFitFirst(moves, namedIn('basic', CATEGORIES)))).toEqual([
      'basic/side.mp4',
      'intros/intro_basic.mp4',
      'spin/turn.mp4',
    ]);
  });

  it('puts a move that has more of it first', () => {
    const moves = found('basic/side.mp4', 'spin/slow_turn.mp4', 'basic/slow_side.mp4');
    expect(keysOf(bestFitFirst(moves, namedIn('slow basic', CATEGORIES)))[0]).toBe('basic/slow_side.mp4');
  });

  it('finds a move by its name, and by a part of it that is no accident', () => {
    const move = found('bolero/machete_paseala2.mp4')[0].move;
    expect(fitOf(move, namedIn('paseala', CATEGORIES)).named).toBe(1);
    expect(fitOf(move, namedIn('machetes', CATEGORIES)).named).toBe(0);
    expect(fitOf(move, namedIn('pas', CATEGORIES)).named).toBe(0);
  });

  it('leaves the order alone where nothing is named', () => {
    const moves = found('b/b.mp4', 'a/a.mp4', 'c/c.mp4');
    expect(bestFitFirst(moves, namedIn('… 💃', CATEGORIES))).toEqual(moves);
  });

  it('takes any text, and loses or adds no move', () => {
    const moves = found('b/b.mp4', 'basic/a.mp4', 'spin/c.mp4');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (description) => {
        const sorted = bestFitFirst(moves, namedIn(description, CATEGORIES));
        expect(keysOf(sorted).sort()).toEqual(keysOf(moves).sort());
      }),
      { numRuns: 300 },
    );
  });
});
