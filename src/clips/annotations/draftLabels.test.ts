import { applyEdits } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { clipKey } from '../../../test/library/moveBuilder.ts';
import { LabelEdit } from '../../moves/labels/labelEdit.ts';
import { parseAnnotations } from './annotationsFile.ts';
import { draftLabels } from './draftLabels.ts';
import { matchAnnotations } from './matchAnnotations.ts';

const KEYS = ['spin/a.mp4', 'spin/b.mp4', 'basic/c.mp4'].map(clipKey);

function draft(text: string, edits: readonly unknown[]) {
  const file = parseAnnotations(text, 'annotations.json');
  const matched = matchAnnotations(KEYS, file);
  const keyed = edits.map((edit) => {
    const checked = LabelEdit.parse(edit);
    return { ...checked, clips: checked.clips.map(clipKey) };
  });
  const drafted = draftLabels(text, file, matched, (key) => matched.annotationOf.get(key) ?? null, keyed);
  return {
    ...drafted,
    changed: [...drafted.changed.keys()],
    after: applyEdits(text, [...drafted.textEdits]),
  };
}

function clipsIn(text: string): unknown {
  return JSON.parse(text).clips;
}

const ONE = JSON.stringify({ clips: [{ video_path: 'spin/a.mp4', difficulty: 'Low', mine: 1 }] });

describe('label edits', () => {
  it('write into the entries that there are and make those that there are not', () => {
    const { after, changed } = draft(ONE, [
      { clips: KEYS, set: { label: 'turn' }, add: { tags: ['class'] } },
    ]);
    expect(changed).toEqual(KEYS);
    expect(clipsIn(after)).toEqual([
      { video_path: 'spin/a.mp4', difficulty: 'Low', mine: 1, move_label: 'turn', tags: ['class'] },
      { video_path: 'spin/b.mp4', move_label: 'turn', tags: ['class'] },
      { video_path: 'basic/c.mp4', move_label: 'turn', tags: ['class'] },
    ]);
  });

  it('keep the words for difficulty that a file uses', () => {
    const edits = [{ clips: ['spin/b.mp4'], set: { difficulty: 'advanced' } }];
    expect(clipsIn(draft(ONE, edits).after)).toContainEqual({ video_path: 'spin/b.mp4', difficulty: 'high' });
    const words = ONE.replace('Low', 'beginner');
    expect(clipsIn(draft(words, edits).after)).toContainEqual({
      video_path: 'spin/b.mp4',
      difficulty: 'advanced',
    });
  });

  it('change nothing where the file says it already, in whatever words', () => {
    const { after, changed, undo } = draft(ONE, [{ clips: ['spin/a.mp4'], set: { difficulty: 'beginner' } }]);
    expect({ after, changed, undo }).toEqual({ after: ONE, changed: [], undo: [] });
  });

  it('come one after the other, and are taken back by the edits that undo them', () => {
    const text = JSON.stringify({
      clips: [{ video_path: 'spin/a.mp4', tags: ['x', 'y'], energy_level: 'low' }],
    });
    const { after, undo } = draft(text, [
      { clips: ['spin/a.mp4'], add: { tags: ['z', 'x'] }, remove: { tags: ['y'] }, clear: ['energy'] },
      { clips: ['spin/a.mp4'], set: { label: 'turn' } },
    ]);
    expect(clipsIn(after)).toEqual([{ video_path: 'spin/a.mp4', tags: ['x', 'z'], move_label: 'turn' }]);
    expect(clipsIn(draft(after, undo).after)).toEqual(clipsIn(text));
  });

  it('say a favourite as true, and no more once it is none', () => {
    const { after, undo } = draft(ONE, [{ clips: ['spin/b.mp4'], set: { favourite: 'yes' } }]);
    expect(clipsIn(after)).toContainEqual({ video_path: 'spin/b.mp4', favourite: true });
    expect(clipsIn(draft(after, undo).after)).toContainEqual({ video_path: 'spin/b.mp4' });
  });

  it('keep a note to the letter', () => {
    const notes = 'slow\n"her" turn \\ \u{1F483}';
    const { after } = draft(ONE, [{ clips: ['spin/b.mp4'], set: { notes } }]);
    expect(clipsIn(after)).toContainEqual({ video_path: 'spin/b.mp4', notes });
  });

  it('say where a count 1 is, in seconds', () => {
    const { after, undo } = draft(ONE, [{ clips: ['spin/b.mp4'], set: { countOne: 2.25 } }]);
    expect(clipsIn(after)).toContainEqual({ video_path: 'spin/b.mp4', count_one: 2.25 });
    expect(undo).toMatchObject([{ clips: ['spin/b.mp4'], clear: ['countOne'] }]);
  });

  it('never overwrite an entry that is not understood, and say where it is', () => {
    const text = '{"clips": [\n{"video_path": "spin/a.mp4", "difficulty": "expert"}]}';
    const { after, changed, refused } = draft(text, [
      { clips: ['spin/a.mp4'], set: { difficulty: 'beginner' } },
    ]);
    expect({ after, changed }).toEqual({ after: text, changed: [] });
    expect(refused).toMatchObject([
      { key: 'spin/a.mp4', problem: { line: 2, field: 'clips[0].difficulty' } },
    ]);
  });

  it('write a path as the file writes those of the others, so that they still find their clips', () => {
    const text = JSON.stringify({
      clips: [{ video_path: 'D:\\dance\\clips\\spin\\a.mp4', move_label: 'turn' }],
    });
    const { after } = draft(text, [{ clips: ['spin/b.mp4', 'basic/c.mp4'], set: { label: 'basic' } }]);
    const { annotationOf, problems } = matchAnnotations(KEYS, parseAnnotations(after, ''));
    expect(problems).toEqual([]);
    expect(KEYS.map((key) => annotationOf.get(key)?.label)).toEqual(['turn', 'basic', 'basic']);
  });
});
