import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipKey } from '../../../test/library/moveBuilder.ts';
import { ANNOTATED_FIELDS, ofEachField, rulesOf } from '../../moves/labels/fields.ts';
import { edited, type Said, saidBy } from '../../moves/labels/labelEdit.ts';
import { readLabels } from './readLabelFile.ts';
import { labelFileText } from './writeLabelFile.ts';

const KEYS = ['spin/left turn.mp4', 'spin/b.mp4', 'basic/=1+1.mp4'].map(clipKey);

const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=1+1', "'@x", 'a;b', '"x"', 'a, b', '[x', 'línea\nuno'),
  )
  .map((each) => each.trim())
  .filter((each) => each !== '');

const said = fc.record(
  ofEachField(ANNOTATED_FIELDS, (field) => {
    const { kind, open, values } = rulesOf(field);
    const value: fc.Arbitrary<unknown> =
      kind === 'many'
        ? fc.uniqueArray(text, { minLength: 1, maxLength: 4 })
        : kind === 'seconds'
          ? fc.double({ min: 0, max: 1e6, noNaN: true }).map((seconds) => seconds + 0)
          : open
            ? text
            : fc.constantFrom(...values);
    return fc.option(value);
  }),
) as unknown as fc.Arbitrary<Said>;

function readBack(file: string, path: string): Said[] {
  const { edits, problems } = readLabels(file, path, KEYS);
  expect(problems).toEqual([]);
  const nothing = saidBy(null);
  return KEYS.map((key) => {
    const edit = edits.find(({ clips }) => clips[0] === key);
    return edit ? edited(nothing, edit) : nothing;
  });
}

const labelled = (all: readonly Said[]) =>
  KEYS.map((key, i) => ({ key, clipId: key, estimatedTempoBpm: null, said: all[i] }));

describe('files of labels', () => {
  it.each(['labels.csv', 'labels.json'])('lose nothing on the way out and back: %s', (path) => {
    const property = fc.property(fc.tuple(said, said, said), (all) => {
      expect(readBack(labelFileText(labelled(all), path, null), path)).toEqual(all);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('as tables are parted as their header is, whatever separators labels hold', () => {
    const csv = 'video_path,label,notes\nspin/b.mp4,a;b,c;d\nspin/left turn.mp4,e;f;g,h;i\n';
    const { edits, problems } = readLabels(csv, 'x.csv', KEYS);
    expect(problems).toEqual([]);
    expect(edits.map(({ set }) => set)).toEqual([
      { label: 'a;b', notes: 'c;d' },
      { label: 'e;f;g', notes: 'h;i' },
    ]);
  });

  it('as tables may have their columns in any order, any separator, and what Excel adds', () => {
    const csv =
      '\uFEFFsep=;\r\nMine;Difficulty;tags;File;favourite;count one\r\n"x;y";HIGH;a, b;spin\\b.mp4;VERDADERO;2,5\r\n';
    const { edits, problems } = readLabels(csv, 'x.csv', KEYS);
    expect(problems).toEqual([]);
    const set = { difficulty: 'advanced', tags: ['a', 'b'], favourite: 'yes', countOne: 2.5 };
    expect(edits).toMatchObject([{ clips: ['spin/b.mp4'], set }]);
  });

  it('as tables name what cannot be taken by its line', () => {
    const csv =
      'video_path,difficulty\n"spin/b.mp4","expert"\n\nnone.mp4,low\nspin/left turn.mp4,low\n,low\n';
    const { edits, problems, withoutClip } = readLabels(csv, 'x.csv', KEYS);
    expect(edits.map(({ clips }) => clips)).toEqual([['spin/left turn.mp4']]);
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [2, 'difficulty'],
      [6, 'video_path'],
    ]);
    expect(withoutClip).toEqual(['none.mp4']);
  });

  it.each(['', 'just text', 'a\nb\nc', '{"clips": 1}', '[1, 2'])(
    'are refused where they are none: %j',
    (file) => {
      expect(() => readLabels(file, 'x.csv', KEYS)).toThrow(
        expect.objectContaining({ code: 'bad-annotations' }),
      );
    },
  );
});

describe('a project of annotator_bachata', () => {
  const clip = (clip_id: string, more: object) => ({
    clip_id,
    source_id: 's',
    status: 'annotated',
    remotion: { from_frame: 300, duration_in_frames: 240, fps: 30 },
    trim_profile: { loopable: true },
    ...more,
  });
  const project = (clips: readonly object[]) =>
    `${JSON.stringify(
      {
        schema_version: '2.0',
        project: { name: 'mine' },
        sources: [
          { source_id: 's', video_file: 'sources/class.mp4', duration_seconds: 60, beat_grid: [0.5] },
        ],
        enum_definitions: {},
        clips,
      },
      null,
      2,
    )}\n`;

  it('gives labels to clips that are called like its cuts, and names those that have no file', () => {
    const file = project([
      clip('b', { move_label: 'spin', style: 'moderna', tags: ['x'] }),
      clip('none', { move_label: 'spin' }),
      clip('left turn', { status: 'discarded', move_label: 'spin' }),
    ]);
    const { form, edits, cuts } = readLabels(file, 'project.json', KEYS);
    expect(form).toBe('annotator-project');
    expect(edits).toMatchObject([
      { clips: ['spin/b.mp4'], set: { label: 'spin', style: 'moderna', tags: ['x'] } },
    ]);
    expect(cuts).toMatchObject([{ clipId: 'none' }]);
  });

  it('takes what is said now, and keeps all that is not about it', () => {
    const property = fc.property(said, said, (before, now) => {
      const { label, difficulty, energy, style, tags } = before;
      const own = { move_label: label, difficulty, energy_level: energy, style, tags, mine: [1] };
      const file = project([clip('b', own), clip('none', { move_label: 'kept' })]);
      const clips = labelled([saidBy(null), now, saidBy(null)]);
      const after = JSON.parse(labelFileText(clips, 'project.json', file));
      const was = JSON.parse(file);
      expect({ ...after, clips: [] }).toEqual({ ...was, clips: [] });
      expect(after.clips[1]).toEqual(was.clips[1]);
      expect(after.clips[0]).toMatchObject({ mine: [1], trim_profile: { loopable: true } });
      const [, back] = readBack(JSON.stringify(after), 'project.json');
      for (const field of ['label', 'difficulty', 'energy', 'style', 'tags'] as const) {
        expect(back[field]).toEqual(now[field]);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
