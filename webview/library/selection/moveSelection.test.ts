import { describe, expect, it } from 'vitest';
import { key } from '../testing/builders.ts';
import {
  actedOn,
  among,
  clicked,
  everyMove,
  type MoveSelection,
  NOTHING_SELECTED,
  surrounded,
} from './moveSelection.ts';

const ORDER = ['a.mp4', 'b.mp4', 'c.mp4', 'd.mp4', 'e.mp4'].map(key);
const [A, B, C, D, E] = ORDER;
const PLAIN = { shiftKey: false, ctrlKey: false, metaKey: false };
const CTRL = { ...PLAIN, ctrlKey: true };
const CMD = { ...PLAIN, metaKey: true };
const SHIFT = { ...PLAIN, shiftKey: true };

function afterClicks(...clicks: readonly (readonly [typeof A, typeof PLAIN])[]): MoveSelection {
  return clicks.reduce((selection, [clip, held]) => clicked(selection, clip, held, ORDER), NOTHING_SELECTED);
}

const namesOf = ({ keys }: MoveSelection) => [...keys].sort();

describe('a selection of moves', () => {
  it('is the move that was clicked, and nothing else', () => {
    expect(namesOf(afterClicks([A, PLAIN], [D, PLAIN]))).toEqual([D]);
  });

  it.each([
    ['Ctrl', CTRL],
    ['Cmd', CMD],
  ])('grows and shrinks with %s', (_, held) => {
    expect(namesOf(afterClicks([A, PLAIN], [D, held]))).toEqual([A, D]);
    expect(namesOf(afterClicks([A, PLAIN], [D, held], [A, held]))).toEqual([D]);
  });

  it('reaches from the anchor to where Shift is held, in either direction', () => {
    expect(namesOf(afterClicks([B, PLAIN], [D, SHIFT]))).toEqual([B, C, D]);
    expect(namesOf(afterClicks([D, PLAIN], [B, SHIFT]))).toEqual([B, C, D]);
    // The anchor stays.
    expect(namesOf(afterClicks([B, PLAIN], [D, SHIFT], [A, SHIFT]))).toEqual([A, B]);
  });

  it('adds a range with Ctrl and Shift', () => {
    const both = { ...CTRL, shiftKey: true };
    expect(namesOf(afterClicks([A, PLAIN], [C, CTRL], [D, both]))).toEqual([A, C, D]);
  });

  it('begins with Shift where nothing is selected, or the anchor is out of sight', () => {
    expect(namesOf(afterClicks([C, SHIFT]))).toEqual([C]);
    expect(namesOf(clicked(afterClicks([A, PLAIN]), D, SHIFT, [C, D, E]))).toEqual([D]);
  });

  it('takes every move that is shown, or those that were drawn around', () => {
    expect(namesOf(everyMove(afterClicks([B, PLAIN]), ORDER))).toEqual(ORDER);
    expect(namesOf(surrounded(afterClicks([A, PLAIN]), [D, E], false))).toEqual([D, E]);
    expect(namesOf(surrounded(afterClicks([A, PLAIN]), [D, E], true))).toEqual([A, D, E]);
  });

  it('lets go of moves that are no longer in the library, and is the same where all are', () => {
    const selection = afterClicks([A, PLAIN], [D, CTRL]);
    expect(among(selection, new Set(ORDER))).toBe(selection);
    expect(among(selection, new Set([A, B]))).toEqual({ keys: new Set([A]), anchor: null });
  });

  it('is what an action on one of its moves is about; elsewhere the move alone', () => {
    const selection = afterClicks([A, PLAIN], [D, CTRL]);
    expect(actedOn(selection, D)).toEqual([A, D]);
    expect(actedOn(selection, B)).toEqual([B]);
  });
});
