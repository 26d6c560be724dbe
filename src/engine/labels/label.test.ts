import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { move } from '../../../test/library/moveBuilder.ts';
import { defaultDatabase } from '../../shared/paths.ts';
import { MoveTable } from '../../store/table.ts';
import { toolsIn } from '../engineTools.ts';
import { type LocalEngine, localEngine } from '../localEngine.ts';

const CLIPS = ['spin/a.mp4', 'basic/b.mp4', 'basic/c.mp4'];
let root: string;
let engine: LocalEngine;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'labels-'));
  const table = await MoveTable.open(defaultDatabase(root), { create: true });
  await table.upsert(CLIPS.map((key) => move(key, { unlabelled: true })));
  table.close();
  engine = localEngine(toolsIn(root, () => undefined));
});

afterEach(async () => {
  engine.close();
  await rm(root, { recursive: true });
});

async function makeClips(): Promise<void> {
  for (const key of CLIPS) {
    await mkdir(dirname(join(root, 'clips', key)), { recursive: true });
    await writeFile(join(root, 'clips', key), '');
  }
}

async function annotations(): Promise<unknown> {
  return JSON.parse(await readFile(join(root, 'annotations.json'), 'utf8'));
}

const place = () => ({ root });
const labels = async () =>
  (await engine.moves({ place: place() })).map(({ metadata: { label, difficulty, tags } }) => [
    label,
    difficulty,
    ...tags,
  ]);

describe('labelling', () => {
  it('makes the annotations file beside the embeddings file, and the library follows', async () => {
    await makeClips();
    const { annotationsFile, changed, rows } = await engine.label({
      place: place(),
      edits: [{ clips: ['basic/b.mp4', 'spin/a.mp4'], set: { label: 'turn' }, add: { tags: ['class'] } }],
    });
    expect(annotationsFile).toBe(join(root, 'annotations.json'));
    expect(changed).toEqual(['basic/b.mp4', 'spin/a.mp4']);
    expect(rows).toEqual({ relabelled: ['basic/b.mp4', 'spin/a.mp4'], waiting: [] });
    expect(await annotations()).toEqual({
      clips: [
        { video_path: 'basic/b.mp4', move_label: 'turn', tags: ['class'] },
        { video_path: 'spin/a.mp4', move_label: 'turn', tags: ['class'] },
      ],
    });
    expect(await labels()).toEqual([
      ['turn', null, 'class'],
      [null, null],
      ['turn', null, 'class'],
    ]);
  });

  it('labels moves that have no clips here, and finds their file again', async () => {
    await engine.label({ place: place(), edits: [{ clips: ['spin/a.mp4'], set: { label: 'turn' } }] });
    await engine.label({
      place: place(),
      edits: [{ clips: ['spin/a.mp4'], set: { difficulty: 'beginner' } }],
    });
    expect(await annotations()).toEqual({
      clips: [{ video_path: 'spin/a.mp4', move_label: 'turn', difficulty: 'beginner' }],
    });
    expect((await labels())[2]).toEqual(['turn', 'beginner']);
  });

  it('is undone by the edits that it answers', async () => {
    await makeClips();
    const first = [{ clips: CLIPS, set: { difficulty: 'advanced' as const }, add: { tags: ['x'] } }];
    const { undo } = await engine.label({ place: place(), edits: first });
    await engine.label({ place: place(), edits: [...undo] });
    expect(await labels()).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });

  it('takes back what only the library remembers', async () => {
    const table = await MoveTable.open(defaultDatabase(root), { create: false });
    await table.upsert([move('spin/a.mp4', { label: 'turn', difficulty: 'low' })]);
    table.close();
    await engine.label({ place: place(), edits: [{ clips: ['spin/a.mp4'], clear: ['difficulty'] }] });
    expect((await labels())[2]).toEqual(['turn', null]);
    await engine.relabel({ place: place() });
    expect((await labels())[2]).toEqual(['turn', null]);
  });

  it('leaves a file alone that cannot be understood', async () => {
    await makeClips();
    const path = join(root, 'annotations.json');
    await writeFile(path, '{"clips": [{"video_path": ');
    const edits = [{ clips: CLIPS, set: { label: 'turn' } }];
    await expect(engine.label({ place: place(), edits })).rejects.toMatchObject({ code: 'bad-annotations' });
    expect(await readFile(path, 'utf8')).toBe('{"clips": [{"video_path": ');
  });

  it('drafts edits of a text that is not saved yet, and writes nothing', async () => {
    await makeClips();
    const text = '{"clips": [{"video_path": "spin/a.mp4", "move_label": "unsaved"}]}';
    const edits = [{ clips: ['spin/a.mp4'], set: { difficulty: 'beginner' as const } }];
    const { newText, textEdits } = await engine.draftLabels({ place: place(), edits, text });
    expect(newText).toBe(text.replace('"unsaved"', '"unsaved", "difficulty": "beginner"'));
    expect(textEdits).toHaveLength(1);
    await expect(annotations()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('lets entries of renamed clips name the new place, and leaves one that has an entry there', async () => {
    await makeClips();
    const path = join(root, 'annotations.json');
    const text =
      '{"clips": [{"video_path": "D:/clips/old/x.mp4", "mine": 1}, {"video_path": "D:/clips/spin/a.mp4"}]}';
    await writeFile(path, text);
    const renamed = [
      { from: 'old/x.mp4', to: 'basic/b.mp4' },
      { from: 'old/y.mp4', to: 'basic/c.mp4' },
    ];
    const { followed } = await engine.followRenamed({ place: place(), renamed });
    expect(followed).toEqual(['basic/b.mp4']);
    expect(await readFile(path, 'utf8')).toBe(text.replace('old/x.mp4', 'basic/b.mp4'));
  });

  it('lets the library follow a change of the file by hand', async () => {
    await makeClips();
    const clips = [{ video_path: 'basic/c.mp4', move_label: 'turn' }];
    await writeFile(join(root, 'annotations.json'), JSON.stringify({ clips }));
    const followed = { relabelled: ['basic/c.mp4'], waiting: [] };
    expect(await engine.relabel({ place: place() })).toEqual(followed);
    expect(await engine.relabel({ place: place() })).toEqual({ relabelled: [], waiting: [] });
    expect((await labels())[1]).toEqual(['turn', null]);
  });
});
