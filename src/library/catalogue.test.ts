import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAnnotations } from './annotationsFile.ts';
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
  const cases: readonly [string, unknown, string[]][] = [
    ['text that is not JSON', '{"clips": [', ['not JSON']],
    ['bytes that are not UTF-8', Buffer.from('{"clips": ["\xff"]}', 'latin1'), ['not JSON']],
    ['a document of another kind', { embeddings: [] }, ['clips']],
    ['clips that are not a list', { clips: {} }, ['clips']],
    ['an entry that is no object', { clips: [entry('a/x.mp4'), 7] }, ['clips[1]']],
    [
      'an unknown level',
      { clips: [entry('a/x.mp4', { difficulty: 'hard' })] },
      ['clips[0].difficulty', 'medium'],
    ],
    [
      'a tempo in words',
      { clips: [entry('a/x.mp4', { estimated_tempo: 'fast' })] },
      ['clips[0].estimated_tempo'],
    ],
    ['a missing label', { clips: [entry('a/x.mp4', { move_label: undefined })] }, ['clips[0].move_label']],
    ['an empty clip id', { clips: [entry('a/x.mp4', { clip_id: ' ' })] }, ['clips[0].clip_id', 'empty']],
    [
      'a path that leaves',
      { clips: [entry('a/../../x.mp4')] },
      ['clips[0].video_path', 'leaves the clip folder'],
    ],
    [
      'an absolute path',
      { clips: [entry('/etc/passwd')] },
      ['clips[0].video_path', 'leaves the clip folder'],
    ],
    [
      'a clip listed twice',
      { clips: [entry('a/x.mp4'), entry('a/y.mp4'), entry('a/./x.mp4')] },
      ['clips[2].video_path', 'twice', 'clips[0]'],
    ],
  ];

  it.each(cases)('names file, entry and field of %s', async (_, content, named) => {
    const path = await annotationsOf(content);
    const failure = readAnnotations(path);
    await expect(failure).rejects.toMatchObject({ code: 'bad-annotations' });
    for (const text of [path, ...named]) {
      await expect(failure).rejects.toThrow(text);
    }
  });

  it('names the first few of many problems and counts the others', async () => {
    const path = await annotationsOf({ clips: Array.from({ length: 9 }, () => entry('/x.mp4')) });
    await expect(readAnnotations(path)).rejects.toThrow(/clips\[4\][\s\S]*and 4 more/);
  });

  it('is not harmed by a field named __proto__ and passes over unknown fields', async () => {
    const text = `{"clips": [${JSON.stringify(entry('a/x.mp4')).slice(0, -1)}, "__proto__": {"clipId": "evil"}, "n": 1}]}`;
    const [annotation] = await readAnnotations(await annotationsOf(text));
    expect(Object.keys(annotation).sort()).toEqual(
      ['clipId', 'difficulty', 'energy', 'estimatedTempoBpm', 'key', 'label'].sort(),
    );
    expect(annotation.clipId).toBe('id');
    expect(Object.getPrototypeOf(annotation)).toBe(Object.prototype);
  });

  it('reads a file with a byte order mark and without a tempo', async () => {
    const path = await annotationsOf(
      `\uFEFF${JSON.stringify({ clips: [entry('a/x.mp4', { estimated_tempo: null })] })}`,
    );
    expect(await readAnnotations(path)).toMatchObject([{ key: 'a/x.mp4', estimatedTempoBpm: null }]);
  });

  it('names a file that is not there', async () => {
    const path = join(folder, 'no.json');
    await expect(readAnnotations(path)).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining(path),
    });
  });
});
