import { describe, expect, it } from 'vitest';
import { key, move } from '../testing/builders.ts';
import { foreseen, saying, sayingFolders, unsaying } from './labelEdits.ts';
import { digitOf, labelKeyOf } from './labelKeys.ts';
import { offeredValues, saidOfMany } from './saidOfMany.ts';

const ALL = ['label', 'difficulty', 'energy', 'tags'] as const;
const A = move(
  'spin/a.mp4',
  { label: 'turn', difficulty: 'beginner', tags: ['class', 'show'] },
  { said: [...ALL] },
);
const B = move('spin/b.mp4', { label: 'turn', difficulty: 'advanced', tags: ['class'] }, { said: [...ALL] });
const C = move('dips/c.mp4', { label: null, difficulty: null }, { said: [] });

describe('what is said of several moves', () => {
  it('is one value where all have it, and mixed where they differ', () => {
    expect(saidOfMany('label', [A, B])).toEqual({
      field: 'label',
      values: [{ value: 'turn', count: 2 }],
      isMixed: false,
      derived: [],
    });
    expect(saidOfMany('label', [A, C])).toMatchObject({
      values: [{ value: 'turn', count: 1 }],
      isMixed: true,
    });
    expect(saidOfMany('difficulty', [A, B])).toMatchObject({ isMixed: true });
  });

  it('counts each of a field of many for itself', () => {
    expect(saidOfMany('tags', [A, B]).values).toEqual([
      { value: 'class', count: 2 },
      { value: 'show', count: 1 },
    ]);
  });

  it('says apart what follows from elsewhere', () => {
    const labelled = move('spin/e.mp4', { label: 'turn', style: 'playful' }, { said: ['label'] });
    expect(saidOfMany('style', [labelled])).toMatchObject({ values: [], derived: ['playful'] });
  });

  it('is nothing where nobody has said a value', () => {
    const derived = move('spin/d.mp4', { energy: 'low' }, { said: [] });
    expect(saidOfMany('energy', [derived])).toMatchObject({ values: [], isMixed: false });
  });
});

describe('what is offered', () => {
  it('is what the library says already, and first the folder that the moves lie in', () => {
    expect(offeredValues('label', [C], [A, B, C])).toEqual(['dips', 'turn']);
    expect(offeredValues('label', [A, C], [A, B, C])).toEqual(['turn']);
    expect(offeredValues('tags', [C], [A, B, C])).toEqual(['class', 'show']);
  });

  it('is every value of a choice, in its order', () => {
    expect(offeredValues('difficulty', [C], [C])).toEqual(['beginner', 'intermediate', 'advanced']);
  });
});

describe('an edit', () => {
  const clips = [key('spin/a.mp4')];
  const nothing = { set: {}, clear: [], add: {}, remove: {} };

  it('sets what can be said once, and adds what can be said often', () => {
    expect(saying(clips, 'difficulty', 'advanced')).toEqual({
      ...nothing,
      clips,
      set: { difficulty: 'advanced' },
    });
    expect(saying(clips, 'tags', 'class')).toEqual({ ...nothing, clips, add: { tags: ['class'] } });
  });

  it('takes back what was said', () => {
    expect(unsaying(clips, 'difficulty', 'advanced')).toEqual({ ...nothing, clips, clear: ['difficulty'] });
    expect(unsaying(clips, 'tags', 'class')).toEqual({ ...nothing, clips, remove: { tags: ['class'] } });
  });

  it('is seen before it is written: what it says, and that it is said', () => {
    const [a, c] = foreseen(
      [A, C],
      [saying([C.key], 'difficulty', 'advanced'), unsaying([A.key, C.key], 'tags', 'show')],
    );
    expect(a).toEqual({ ...A, metadata: { ...A.metadata, tags: ['class'] } });
    expect(c).toMatchObject({
      said: ['difficulty'],
      metadata: { difficulty: 'advanced', label: null, tags: [] },
    });
    expect(foreseen([B], [saying([C.key], 'label', 'dip')])[0]).toBe(B);
  });

  it('names moves after their folders, and leaves alone what lies in none', () => {
    expect(sayingFolders([A, C, B, move('IMG_1.MOV')])).toEqual([
      { ...nothing, clips: ['spin/a.mp4', 'spin/b.mp4'], set: { label: 'spin' } },
      { ...nothing, clips: ['dips/c.mp4'], set: { label: 'dips' } },
    ]);
  });
});

describe('the keys of labelling', () => {
  const pressed = (name: string, held: Partial<KeyboardEvent> = {}) =>
    labelKeyOf({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

  it('are digits for difficulty and energy, as the buttons show them', () => {
    expect(pressed('1')).toEqual({ does: 'say', field: 'difficulty', value: 'beginner' });
    expect(pressed('6')).toEqual({ does: 'say', field: 'energy', value: 'high' });
    expect(digitOf('difficulty', 'beginner')).toBe('1');
    expect(digitOf('energy', 'high')).toBe('6');
    expect(digitOf('label', 'turn')).toBeNull();
  });

  it('are letters for a tag, the label and the next move, and those of every editor for undo and redo', () => {
    expect(pressed('t')).toEqual({ does: 'type', field: 'tags' });
    expect(pressed('n')).toEqual({ does: 'next' });
    expect(pressed('z', { ctrlKey: true })).toEqual({ does: 'undo' });
    expect(pressed('Z', { metaKey: true, shiftKey: true })).toEqual({ does: 'redo' });
    expect(pressed('y', { ctrlKey: true })).toEqual({ does: 'redo' });
    expect(pressed('1', { ctrlKey: true })).toBeNull();
    expect(pressed('7')).toBeNull();
  });
});
