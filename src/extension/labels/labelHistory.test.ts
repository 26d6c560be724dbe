import { describe, expect, it } from 'vitest';
import type { LabelEdit } from '../../moves/labels/labelEdit.ts';
import { LabelHistory } from './labelHistory.ts';

/** A file of one clip's label, which counts how often it is written. */
function labelled() {
  const said: (string | null)[] = [null];
  const saying = (label: string | null): LabelEdit => ({
    clips: ['a.mp4'],
    set: label === null ? {} : { label },
    clear: label === null ? ['label'] : [],
    add: {},
    remove: {},
  });
  const history = new LabelHistory(async ([edit]) => {
    const before = said.at(-1) ?? null;
    const now = edit?.set.label ?? null;
    if (now === 'broken') {
      throw new Error('cannot be saved');
    }
    said.push(now);
    const undo = now === before ? [] : [saying(before)];
    return { annotationsFile: '', changed: [], refused: [], undo, rows: { relabelled: [], waiting: [] } };
  });
  return { history, say: (label: string | null) => history.label([saying(label)]), now: () => said.at(-1) };
}

describe('what was said of moves', () => {
  it('is taken back and said again, step by step', async () => {
    const { history, say, now } = labelled();
    await say('turn');
    await say('basic');
    await history.undo();
    expect(now()).toBe('turn');
    await history.undo();
    expect([now(), history.canUndo]).toEqual([null, false]);
    await history.redo();
    await history.redo();
    expect([now(), history.canRedo]).toEqual(['basic', false]);
    expect(await history.redo()).toBeNull();
  });

  it('is not said again once something else has been said', async () => {
    const { history, say } = labelled();
    await say('turn');
    await history.undo();
    await say('basic');
    expect(history.canRedo).toBe(false);
  });

  it('comes one after the other, also after one that could not be saved', async () => {
    const { history, say, now } = labelled();
    const [broken, , back] = await Promise.allSettled([say('broken'), say('turn'), history.undo()]);
    expect([broken.status, back.status, now()]).toEqual(['rejected', 'fulfilled', null]);
  });
});
