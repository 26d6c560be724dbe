import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOTHING_ANNOTATED } from '../moves/labels/metadata.ts';
import { readAnnotations } from './annotations/annotationsFile.ts';
import { readCatalogue } from './catalogue.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function files(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), '');
  }
}

function entry(videoPath: string, fields: Record<string, unknown> = {}) {
  return {
    clip_id: 'id',
    video_path: videoPath,
    move_label: 'basic',
    energy_level: 'low',
    estimated_tempo: 120,
    difficulty: 'high',
    ...fields,
  };
}

async function annotationsOf(content: unknown): Promise<string> {
  const path = join(folder, 'annotations.json');
  await writeFile(
    path,
    typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content),
  );
  return path;
}

describe('readCatalogue', () => {
  it('lists clips of every kind by key, each with its annotation, and what has no counterpart', async () => {
    await files('clips/b/x.MP4', 'clips/b/y.webm', 'clips/a/z.mov', 'clips/notes.txt', 'clips/.hidden/h.mp4');
    const annotations = await annotationsOf({
      clips: [entry('b/x.MP4'), entry('./a//z.mov', { clip_id: 'other' }), entry('a/lost.mp4')],
    });
    const catalogue = await readCatalogue(join(folder, 'clips'), annotations);
    expect(catalogue.clips.map(({ key }) => key)).toEqual(['a/z.mov', 'b/x.MP4', 'b/y.webm']);
    expect(catalogue.clips[0]).toMatchObject({
      path: join(folder, 'clips/a/z.mov'),
      annotation: { clipId: 'other', energy: 'low', difficulty: 'high', estimatedTempoBpm: 120 },
    });
    expect(catalogue.annotationsWithoutClip).toEqual(['a/lost.mp4']);
    expect(catalogue.clipsWithoutAnnotation).toEqual(['b/y.webm']);
  });

  it('keeps both clips that share a clip id, and says so', async () => {
    await files('clips/a/x.mp4', 'clips/b/x.mp4', 'clips/b/y.mp4');
    const annotations = await annotationsOf({ clips: [entry('b/x.mp4'), entry('a/x.mp4')] });
    const catalogue = await readCatalogue(join(folder, 'clips'), annotations);
    expect(catalogue.clips).toHaveLength(3);
    expect(catalogue.duplicateClipIds).toEqual([{ clipId: 'id', keys: ['a/x.mp4', 'b/x.mp4'] }]);
  });

  it('keeps keys that differ only in case or Unicode form, and finds an annotation of another form', async () => {
    await files('clips/a/peña.mp4', 'clips/a/pen\u0303a.mp4', 'clips/a/PEÑA.mp4', 'clips/b/an\u0303o.mp4');
    const annotations = await annotationsOf({ clips: [entry('a/peña.mp4'), entry('b/año.mp4')] });
    const catalogue = await readCatalogue(join(folder, 'clips'), annotations);
    expect(catalogue.clips).toHaveLength(4);
    const annotated = catalogue.clips.filter((clip) => clip.annotation?.key === clip.key);
    expect(annotated.map(({ key }) => key)).toEqual(['a/peña.mp4', 'b/an\u0303o.mp4']);
    expect(catalogue.annotationsWithoutClip).toEqual([]);
  });

  it('does not follow links out of the clip folder or in a circle, and lists them', async () => {
    await files('outside/o.mp4', 'clips/a/x.mp4');
    await symlink(join(folder, 'outside/o.mp4'), join(folder, 'clips/a/out.mp4'));
    await symlink(join(folder, 'clips'), join(folder, 'clips/a/circle'));
    await symlink(join(folder, 'nowhere.mp4'), join(folder, 'clips/a/broken.mp4'));
    await symlink('x.mp4', join(folder, 'clips/a/inside.mp4'));
    const { clips, skipped } = await readCatalogue(join(folder, 'clips'), null);
    expect(clips.map(({ key }) => key)).toEqual(['a/inside.mp4', 'a/x.mp4']);
    expect(skipped).toEqual([
      { path: 'a/broken.mp4', reason: expect.stringContaining('nowhere') },
      { path: 'a/circle', reason: expect.stringContaining('link to a folder') },
      { path: 'a/out.mp4', reason: expect.stringContaining('leaves the folder') },
    ]);
  });

  it('stops with a failure where there are no clips or no folder', async () => {
    await files('clips/a/x.txt');
    await expect(readCatalogue(join(folder, 'clips'), null)).rejects.toMatchObject({ code: 'no-clips' });
    await expect(readCatalogue(join(folder, 'nothing'), null)).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining(join(folder, 'nothing')),
    });
  });
});

describe('readAnnotations', () => {
  const refused: readonly [string, unknown, string[]][] = [
    ['text that is not JSON', '{\n"clips": [', ['not JSON', 'line 2']],
    ['a document of another kind', { embeddings: [] }, ['clips']],
    ['clips that are not a list', { clips: {} }, ['clips']],
  ];

  it.each(refused)('names the file that is %s', async (_, content, named) => {
    const path = await annotationsOf(content);
    const failure = readAnnotations(path);
    await expect(failure).rejects.toMatchObject({ code: 'bad-annotations' });
    for (const text of [path, ...named]) {
      await expect(failure).rejects.toThrow(text);
    }
  });

  const faulty: readonly [string, unknown, string, Record<string, unknown>][] = [
    ['no object', 7, 'clips[1]', { kind: 'not-an-entry' }],
    [
      'an unknown level',
      entry('b/y.mp4', { difficulty: 'hard' }),
      'clips[1].difficulty',
      {
        kind: 'not-one-of',
        found: 'hard',
        allowed: ['low', 'medium', 'high', 'beginner', 'intermediate', 'advanced'],
      },
    ],
    [
      'energy in the words of difficulty',
      entry('b/y.mp4', { energy_level: 'beginner' }),
      'clips[1].energy_level',
      { kind: 'not-one-of', found: 'beginner', allowed: ['low', 'medium', 'high'] },
    ],
    [
      'a tempo in words',
      entry('b/y.mp4', { estimated_tempo: 'fast' }),
      'clips[1].estimated_tempo',
      { kind: 'not-a-tempo' },
    ],
    [
      'a label that is a number',
      entry('b/y.mp4', { move_label: 7 }),
      'clips[1].move_label',
      { kind: 'not-text' },
    ],
    ['no path', { move_label: 'spin' }, 'clips[1].video_path', { kind: 'no-path' }],
  ];

  it.each(faulty)(
    'passes over an entry that is or has %s, and reads the others',
    async (_, bad, field, fault) => {
      const clips = [entry('a/x.mp4'), bad, entry('c/z.mp4')];
      const file = await readAnnotations(await annotationsOf(JSON.stringify({ clips }, null, 2)));
      expect(file.entries.map(({ videoPath }) => videoPath)).toEqual(['a/x.mp4', 'c/z.mp4']);
      expect(file.problems).toEqual([{ line: expect.any(Number), field, fault }]);
    },
  );

  it('tells the line of a fault', async () => {
    const text = '{\n "clips": [\n  {"video_path": "a/x.mp4",\n   "difficulty": "hard"}\n ]\n}';
    expect((await readAnnotations(await annotationsOf(text))).problems).toMatchObject([
      { line: 4, field: 'clips[0].difficulty' },
    ]);
  });

  it.each([
    ['a label', { move_label: 'spin' }, { label: 'spin' }],
    ['a difficulty', { difficulty: 'high' }, { difficulty: 'high' }],
    ['a difficulty in words', { difficulty: 'Advanced' }, { difficulty: 'advanced' }],
    ['an energy', { energy_level: 'low' }, { energy: 'low' }],
    ['a tempo', { estimated_tempo: 120 }, { estimatedTempoBpm: 120 }],
    ['an id', { clip_id: 'id' }, { clipId: 'id' }],
    ['an id that is a number', { clip_id: 17 }, { clipId: '17' }],
    ['nothing', {}, {}],
    ['nothing, with fields for it', { move_label: '', difficulty: null, clip_id: ' ' }, {}],
  ])('reads an entry that says %s alone', async (_, fields, said) => {
    const file = await readAnnotations(
      await annotationsOf({ clips: [{ video_path: 'a/x.mp4', ...fields }] }),
    );
    expect(file.problems).toEqual([]);
    expect(file.entries).toEqual([
      {
        index: 0,
        videoPath: 'a/x.mp4',
        said: { ...NOTHING_ANNOTATED, ...said },
      },
    ]);
  });

  it('is not harmed by a field named __proto__ and passes over unknown fields', async () => {
    const text = `{"clips": [${JSON.stringify(entry('a/x.mp4')).slice(0, -1)}, "__proto__": {"clip_id": "evil"}, "n": 1},]}`;
    for (const form of [text, text.replace(',]', ']')]) {
      const { entries } = await readAnnotations(await annotationsOf(form));
      expect(entries[0].said.clipId).toBe('id');
      expect(Object.getPrototypeOf(entries[0].said)).toBe(Object.prototype);
    }
  });

  it('names a file that is not there', async () => {
    const path = join(folder, 'no.json');
    await expect(readAnnotations(path)).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining(path),
    });
  });
});

describe('annotations in a foreign form', () => {
  const text = JSON.stringify({ clips: [entry('año/peña.mp4', { move_label: 'giró' })] });
  const swapped = Buffer.from(text, 'utf16le').swap16();

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE with a byte order mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 LE', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE with a byte order mark', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
    ['UTF-16 BE', swapped],
    ['Latin-1', Buffer.from(text, 'latin1')],
  ])('are read in %s', async (_, bytes) => {
    await files('clips/año/peña.mp4');
    const { clips, annotationProblems } = await readCatalogue(
      join(folder, 'clips'),
      await annotationsOf(bytes),
    );
    expect(annotationProblems).toEqual([]);
    expect(clips[0].annotation).toMatchObject({ label: 'giró', difficulty: 'high' });
  });

  it('are read with the marks of Windows-1252', async () => {
    await files('clips/a/x.mp4');
    const bytes = Buffer.from(
      JSON.stringify({ clips: [entry('a/x.mp4', { move_label: 'a\x96b' })] }),
      'latin1',
    );
    const { clips } = await readCatalogue(join(folder, 'clips'), await annotationsOf(bytes));
    expect(clips[0].annotation?.label).toBe('a–b');
  });

  it.each([
    ['a trailing comma', '{"clips": [{"video_path": "a/x.mp4", "move_label": "spin",},],}'],
    ['comments', '{ // mine\n"clips": [/* one */ {"video_path": "a/x.mp4", "move_label": "spin"}]}'],
    [
      'NaN',
      '{"clips": [{"video_path": "a/x.mp4", "move_label": "spin", "estimated_tempo": NaN, "difficulty": NaN}]}',
    ],
    [
      'Infinity',
      '{"clips": [{"estimated_tempo": -Infinity, "video_path": "a/x.mp4", "move_label": "spin"}]}',
    ],
  ])('are read with %s', async (_, content) => {
    await files('clips/a/x.mp4');
    const { clips } = await readCatalogue(join(folder, 'clips'), await annotationsOf(content));
    expect(clips[0].annotation).toMatchObject({
      label: 'spin',
      difficulty: null,
      estimatedTempoBpm: null,
    });
  });

  it('keep the word NaN in texts', async () => {
    await files('clips/a/x.mp4');
    const content =
      '{"clips": [{"video_path": "a/x.mp4", "move_label": "NaN \\" NaN", "estimated_tempo": NaN}]}';
    const { clips } = await readCatalogue(join(folder, 'clips'), await annotationsOf(content));
    expect(clips[0].annotation?.label).toBe('NaN " NaN');
  });
});

describe('paths in another form', () => {
  async function matched(clips: readonly string[], ...paths: readonly string[]) {
    await files(...clips.map((clip) => `clips/${clip}`));
    const annotations = await annotationsOf({
      clips: paths.map((path, i) => entry(path, { clip_id: `id${i}`, move_label: `label ${i}` })),
    });
    const catalogue = await readCatalogue(join(folder, 'clips'), annotations);
    return {
      labels: Object.fromEntries(
        catalogue.clips.flatMap(({ key, annotation }) => (annotation ? [[key, annotation.label]] : [])),
      ),
      faults: catalogue.annotationProblems.map(({ fault }) => fault.kind),
      withoutClip: catalogue.annotationsWithoutClip,
    };
  }

  it.each([
    ['with backslashes', 'spin\\left.mp4'],
    ['of a Windows drive', 'C:\\Users\\ana\\clips\\spin\\left.mp4'],
    ['of a long Windows path', '\\\\?\\D:\\clips\\spin\\left.mp4'],
    ['of a Windows share', '\\\\nas\\dance\\spin\\left.mp4'],
    ['of a Windows drive with slashes', 'C:/clips/spin/left.mp4'],
    ['that is absolute', '/Users/ana/clips/spin/left.mp4'],
    ['from the folder beside', '../clips/spin/left.mp4'],
    ['from above', './clips/spin/left.mp4'],
    ['that goes up and comes back', 'spin/../spin/left.mp4'],
    ['with another case of the extension', 'spin/left.MP4'],
    ['in another case', 'Spin/LEFT.mp4'],
    ['without extension', 'spin/left'],
    ['without folder', 'left.mp4'],
  ])('find the clip: a path %s', async (_, path) => {
    expect(await matched(['spin/left.mp4', 'spin/right.mp4'], path)).toEqual({
      labels: { 'spin/left.mp4': 'label 0' },
      faults: [],
      withoutClip: [],
    });
  });

  it('find no clip where another lies that is called the same', async () => {
    expect(await matched(['basic/a.mp4', 'b.mp4'], 'spin/a.mp4', 'spin/b.mp4', 'basic/a.mp4')).toEqual({
      labels: { 'basic/a.mp4': 'label 2' },
      faults: [],
      withoutClip: ['spin/a.mp4', 'spin/b.mp4'],
    });
  });

  it('are relative to the folder under which most of them name clips', async () => {
    const paths = ['/x/clips/spin/a.mp4', '/x/clips/spin/b.mp4', '/x/clips/gone/c.mp4', '/y/d.mp4'];
    expect(await matched(['spin/a.mp4', 'spin/b.mp4', 'c.mp4', 'd.mp4'], ...paths)).toEqual({
      labels: { 'd.mp4': 'label 3', 'spin/a.mp4': 'label 0', 'spin/b.mp4': 'label 1' },
      faults: ['outside'],
      withoutClip: [],
    });
  });

  it('are named where several clips could be meant', async () => {
    expect(await matched(['spin/a.mp4', 'spin/a.mov', 'x/b.mp4', 'y/b.mp4'], 'spin/a')).toMatchObject({
      labels: {},
      faults: ['ambiguous'],
    });
    expect(await matched([], 'b.mp4')).toMatchObject({ labels: {}, faults: ['ambiguous'] });
  });

  it('are named where they lead out of the clip folder', async () => {
    const paths = ['/etc/passwd', '../../x.mp4', 'a\0b.mp4', 'basic/a.mp4'];
    expect(await matched(['basic/a.mp4'], ...paths)).toEqual({
      labels: { 'basic/a.mp4': 'label 3' },
      faults: ['outside', 'outside', 'outside'],
      withoutClip: [],
    });
  });

  it('count once where a clip is listed twice', async () => {
    expect(await matched(['a/x.mp4'], 'a/x.mp4', 'a/./x.mp4')).toEqual({
      labels: { 'a/x.mp4': 'label 0' },
      faults: ['listed-twice'],
      withoutClip: [],
    });
  });
});
