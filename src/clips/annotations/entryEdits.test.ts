import fc from 'fast-check';
import { applyEdits } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { type Cell, type Cells, entryEdits } from './entryEdits.ts';
import { parseLenientJson } from './lenientJson.ts';

function edit(
  text: string,
  changed: Record<number, Record<string, Cell>>,
  added: Record<string, Cell>[] = [],
) {
  const cells = (object: Record<string, Cell>): Cells => new Map(Object.entries(object));
  const changes = {
    changed: new Map(Object.entries(changed).map(([index, object]) => [Number(index), cells(object)])),
    added: added.map(cells),
  };
  return applyEdits(text, entryEdits(text, changes));
}

describe('edits of annotations', () => {
  it('change a value, and not a sign of anything else', () => {
    const text = `// by hand\r\n{ "made_by": "me", "clips": [
      {"video_path": "a.mp4",  "difficulty" : "low" , "mine": NaN }, // best one
    ], }`;
    expect(edit(text, { 0: { difficulty: 'high' } })).toBe(text.replace('"low"', '"high"'));
  });

  it.each([
    ['{"clips":[{"video_path":"a.mp4"}]}', '{"clips":[{"video_path":"a.mp4","difficulty":"low"}]}'],
    ['{"clips": [{ "video_path": "a.mp4" }]}', '{"clips": [{ "video_path": "a.mp4", "difficulty": "low" }]}'],
    [
      '{"clips": [\n\t{\n\t\t"video_path": "a.mp4"\n\t}\n]}',
      '{"clips": [\n\t{\n\t\t"video_path": "a.mp4",\n\t\t"difficulty": "low"\n\t}\n]}',
    ],
    [
      '{"clips": [{\n  "video_path": "a.mp4" // in the hall\n}]}',
      '{"clips": [{\n  "video_path": "a.mp4", // in the hall\n  "difficulty": "low"\n}]}',
    ],
    [
      '{"clips": [{\n  "video_path": "a.mp4",\n}]}',
      '{"clips": [{\n  "video_path": "a.mp4",\n  "difficulty": "low",\n}]}',
    ],
  ])('lay a new field out like the one before it: %j', (text, expected) => {
    expect(edit(text, { 0: { difficulty: 'low' } })).toBe(expected);
  });

  it.each([
    ['{"clips":[{"a":1,"b":2,"c":3}]}', '{"clips":[{"a":1,"c":3}]}'],
    ['{"clips":[{"b":2,"a":1}]}', '{"clips":[{"a":1}]}'],
    ['{"clips":[{"a":1,"b":2}]}', '{"clips":[{"a":1}]}'],
    ['{"clips":[{"a":1,"b":2,}]}', '{"clips":[{"a":1,}]}'],
    ['{"clips":[{\n  "a": 1, // one\n  "b": 2 }]}', '{"clips":[{\n  "a": 1 // one\n   }]}'],
    ['{"clips":[{"a": "//", /* , */ "b": 2}]}', '{"clips":[{"a": "//" /* , */ }]}'],
    ['{"clips":[{"b":1,"a":1,"b":2}]}', '{"clips":[{"a":1}]}'],
  ])('take a field out with one comma, and leave comments: %j', (text, expected) => {
    expect(edit(text, { 0: { b: undefined } })).toBe(expected);
  });

  it('put new entries after the last, laid out like it', () => {
    const added = [{ video_path: 'b.mp4', tags: ['x', 'y'] }];
    expect(edit('{"clips": [{ "video_path": "a.mp4" }]}', {}, added)).toBe(
      '{"clips": [{ "video_path": "a.mp4" },{ "video_path": "b.mp4", "tags": ["x","y"] }]}',
    );
    expect(edit('{\n  "clips": []\n}\n', {}, added)).toBe(
      '{\n  "clips": [\n    {\n      "video_path": "b.mp4",\n      "tags": ["x","y"]\n    }\n  ]\n}\n',
    );
  });

  it('of any entry in any layout make it say what they are to make it say, and keep the rest', () => {
    const name = fc.constantFrom('video_path', 'difficulty', 'tags', 'mine', 'x y');
    const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string(), { maxLength: 3 }));
    const entry = fc.dictionary(name, value, { noNullPrototype: true });
    const layout = fc.constantFrom(undefined, 1, 2, '\t');
    const clips = fc.array(
      entry.map((cells) => ({ ...cells, id: 'kept' })),
      { minLength: 1, maxLength: 4 },
    );
    const cells = fc.dictionary(name, fc.option(value, { nil: undefined }), { noNullPrototype: true });
    const property = fc.property(
      clips,
      layout,
      cells,
      fc.nat(3),
      fc.boolean(),
      (list, space, change, at, adds) => {
        const index = at % list.length;
        const text = JSON.stringify({ before: 1, clips: list, after: [{}] }, null, space);
        const said = Object.fromEntries(Object.entries(change).filter(([, cell]) => cell !== undefined));
        const added = adds ? [{ id: 'new', ...said }] : [];
        const { value: read } = parseLenientJson(edit(text, { [index]: change }, added));
        const expected = list.map((one, i) => (i === index ? { ...one, ...change } : one));
        expect(read).toEqual(
          JSON.parse(JSON.stringify({ before: 1, clips: [...expected, ...added], after: [{}] })),
        );
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});
