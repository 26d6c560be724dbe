import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { move, unitVector } from '../../test/library/moveBuilder.ts';
import { columnOf, LATER_FIELDS } from '../moves/labels/fields.ts';
import { DIMENSIONS } from '../moves/modality.ts';
import type { Move } from '../moves/move.ts';
import { MoveTable } from '../store/table.ts';
import { writeEmbeddingsFile } from './embeddingsFile.ts';
import { keysFromVideoPaths } from './embeddingsFileKeys.ts';
import { readEmbeddingsFile } from './readEmbeddingsFile.ts';
import { shortestFloat } from './shortestFloat.ts';

const REFERENCE = resolve(import.meta.dirname, '../../../shared/data/reference_move_embeddings.json');

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embeddings-file-'));
  path = join(folder, 'move_embeddings.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const all = { uniqueClipId: false };

/** Writes the file of a library of these moves. */
async function write(to: string, moves: readonly Move[]): Promise<void> {
  const table = await MoveTable.open(await mkdtemp(join(folder, 'library-')), { create: true });
  await table.upsert(moves);
  await writeEmbeddingsFile(to, table);
  table.close();
}

function asLoaded(original: Move, embeddedAt: Date): Move {
  return { ...original, source: null, embeddedAt };
}

describe('shortestFloat', () => {
  const float = fc.oneof(
    fc.float({ noNaN: true, noDefaultInfinity: true }),
    fc.float({ noNaN: true, min: -1, max: 1 }),
  );

  it('reads back as the same float32', () => {
    fc.assert(
      fc.property(float, (value) => Object.is(Math.fround(Number(shortestFloat(value))), value)),
      { numRuns: 2000 },
    );
  });

  it('has no digit that could be left out', () => {
    fc.assert(
      fc.property(float, (value) => {
        const digits = shortestFloat(value)
          .replace(/e.*$/, '')
          .replace(/[-.]/g, '')
          .replace(/^0+|0+$/g, '').length;
        return digits < 2 || Math.fround(Number(value.toPrecision(digits - 1))) !== value;
      }),
    );
  });
});

describe('the embeddings file', () => {
  it('gives back the moves that were written', async () => {
    const nobody = {
      status: 'missing',
      reason: { because: 'nobody-found' },
      model: 'movenet',
    } as const;
    const plain = move('spin/a.mp4', { seed: 2, vectors: { audio: null }, tempoBpm: null });
    const moves = [
      { ...plain, embeddings: { ...plain.embeddings, pose: nobody } },
      move('top.mp4', { unlabelled: true, clipId: 'x' }),
      move('basic/ñ\'s "b".mp4', { seed: 3 }),
    ];
    await write(path, moves);
    const { moves: read } = await readEmbeddingsFile(path, all);
    const sorted = [moves[2], moves[0], moves[1]];
    expect(read).toEqual(sorted.map((original) => asLoaded(original, original.embeddedAt)));
  });

  it('has the same bytes whatever the order, and after it was read and written again', async () => {
    const moves = [
      move('b/b.mp4', { seed: 2 }),
      move('a/a.mp4', { seed: 3 }),
      move('a/c.mp4', { vectors: { text: null } }),
    ];
    await write(path, moves);
    const bytes = await readFile(path);
    await write(path, [...moves].reverse());
    expect(await readFile(path)).toEqual(bytes);
    await write(path, (await readEmbeddingsFile(path, all)).moves);
    expect(await readFile(path)).toEqual(bytes);
  });

  it('holds more moves than are in memory at once, each once and by its key', async () => {
    const bare = { pose: null, audio: null, text: null };
    const moves = Array.from({ length: 1001 }, (_, n) => move(`c/${n}.mp4`, { vectors: bare }));
    await write(path, moves);
    const keys = (await readEmbeddingsFile(path, all)).moves.map(({ key }) => key);
    expect(keys).toEqual(moves.map(({ key }) => key).sort());
    expect(JSON.parse(await readFile(path, 'utf8')).total_embeddings).toBe(1001);
  });

  it('leaves nothing behind where it cannot be written to the end', async () => {
    const table = await MoveTable.open(join(folder, 'library'), { create: true });
    const damaged = move('c/999.mp4');
    await table.upsert([
      ...Array.from({ length: 600 }, (_, n) => move(`a/${n}.mp4`, { vectors: { pose: null } })),
      { ...damaged, metadata: { ...damaged.metadata, difficulty: JSON.parse('"no difficulty"') } },
    ]);
    await writeFile(path, 'old');
    await expect(writeEmbeddingsFile(path, table)).rejects.toMatchObject({ code: 'library-unreadable' });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['library', 'move_embeddings.json']);
  });

  it.skipIf(process.platform === 'win32')('keeps the permissions of the file that it replaces', async () => {
    await writeFile(path, 'old');
    await chmod(path, 0o640);
    await write(path, [move('a/a.mp4')]);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it("has the reference's fields in its order, then our own, and the newest move's time", async () => {
    const newest = new Date('2025-07-01T00:00:00Z');
    await write(path, [
      move('a/a.mp4', { embeddedAt: newest }),
      move('b/b.mp4', { vectors: { pose: null } }),
    ]);
    const file = JSON.parse(await readFile(path, 'utf8'));
    expect(Object.keys(file)).toEqual([
      'generated_at',
      'total_embeddings',
      'embedding_dimensions',
      'embeddings',
    ]);
    expect(file).toMatchObject({
      generated_at: '2025-07-01T00:00:00.000Z',
      total_embeddings: 2,
      embedding_dimensions: { pose: 512, audio: 128, text: 384 },
    });
    expect(Object.keys(file.embeddings[0])).toEqual([
      ...`clip_id move_name video_path pose_embedding audio_embedding text_embedding difficulty energy_level style
      duration move_label clip_key content_hash tempo_bpm quality models`.split(/\s+/),
      ...LATER_FIELDS.map(columnOf),
    ]);
    expect(file.embeddings[1].pose_embedding).toBeNull();
    expect(file.embeddings[1].quality.pose).toEqual({ missing: 'no pose here' });
    expect(file.embeddings[0].quality).toEqual({
      pose: {
        frames_with_both: 0.9,
        frames_with_one: 0.1,
        frames_with_none: 0,
        mean_keypoint_confidence: 0.75,
        identity_swaps_suspected: 1,
      },
      audio: { onset_strength: 1.5, tempo_confidence: 0.8, tempo_alternative_bpm: null },
      text: {},
    });
    expect(file.embeddings[0].models).toEqual({ pose: 'model-1', audio: 'model-1', text: 'model-1' });
  });

  it('is written for a library without moves', async () => {
    await write(path, []);
    expect((await readEmbeddingsFile(path, all)).moves).toEqual([]);
  });

  it('names the place it cannot be written to and leaves what is there', async () => {
    const missing = join(folder, 'no/such/file.json');
    await expect(write(missing, [])).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining(missing),
    });
    await mkdir(path);
    await expect(write(path, [])).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining(path),
    });
  });

  it('writes through a link to where the file really lies', async () => {
    const real = join(folder, 'real.json');
    await writeFile(real, 'old');
    await symlink(real, path);
    await write(path, [move('a/a.mp4')]);
    expect((await readEmbeddingsFile(real, all)).moves).toHaveLength(1);
  });

  it.skipIf(process.getuid?.() === 0)('names a folder that may not be written', async () => {
    await chmod(folder, 0o500);
    await expect(write(path, [])).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining(path),
    });
  });
});

describe('an embeddings file of another program', () => {
  function entry(fields: Record<string, unknown> = {}) {
    return {
      clip_id: 'a',
      move_name: 'A',
      video_path: 'data/clips/spin/a.mp4',
      pose_embedding: Array.from(unitVector(DIMENSIONS.pose, 1)),
      audio_embedding: Array.from(unitVector(DIMENSIONS.audio, 2)),
      text_embedding: Array.from(unitVector(DIMENSIONS.text, 3)),
      difficulty: 'beginner',
      energy_level: 'low',
      style: 'playful',
      duration: 10,
      move_label: 'spin',
      ...fields,
    };
  }

  async function read(embeddings: unknown[], options = all) {
    await writeFile(path, JSON.stringify({ generated_at: '2025-11-10T23:23:44.856374', embeddings }));
    return readEmbeddingsFile(path, options);
  }

  function component(index: number, value: unknown): unknown[] {
    const vector: unknown[] = Array.from(unitVector(DIMENSIONS.audio, 2));
    vector[index] = value;
    return vector;
  }

  const wrong: readonly [string, Record<string, unknown>, string][] = [
    [
      'a vector of another length',
      { audio_embedding: [1, 0] },
      'embeddings[1].audio_embedding: has 2 numbers instead of 128',
    ],
    [
      'a string among the numbers',
      { audio_embedding: component(7, '0.5') },
      'embeddings[1].audio_embedding[7]: "0.5"',
    ],
    [
      'null among the numbers',
      { audio_embedding: component(7, null) },
      'embeddings[1].audio_embedding[7]: null',
    ],
    [
      'a number beyond float32',
      { audio_embedding: component(7, 1e39) },
      'embeddings[1].audio_embedding[7]: 1e+39',
    ],
    ['a vector that is an object', { audio_embedding: {} }, 'embeddings[1].audio_embedding: must be a list'],
    ['a missing vector field', { audio_embedding: undefined }, 'embeddings[1].audio_embedding: is missing'],
    ['a missing clip id', { clip_id: undefined }, 'embeddings[1].clip_id'],
    ['an unknown difficulty', { difficulty: 'expert' }, 'embeddings[1].difficulty'],
    ['a key that leaves', { clip_key: '../a.mp4' }, 'embeddings[1].clip_key: "../a.mp4"'],
    [
      'a path listed twice',
      { video_path: 'data/clips/spin/first.mp4' },
      'embeddings[1].video_path: "spin/first.mp4" is listed twice',
    ],
  ];

  it.each(wrong)('is refused, naming entry and field, for %s', async (_, fields, named) => {
    const reading = read([entry({ video_path: 'data/clips/spin/first.mp4' }), entry(fields)]);
    await expect(reading).rejects.toMatchObject({ code: 'bad-embeddings-file' });
    await expect(reading).rejects.toThrow(named);
    await expect(reading).rejects.toThrow(path);
  });

  it("names the entry of Python's NaN, which is not JSON", async () => {
    const text = JSON.stringify({ generated_at: '2025-11-10T23:23:44Z', embeddings: [entry()] });
    await writeFile(path, text.replace('"audio_embedding":[', '"audio_embedding":[NaN, '));
    await expect(readEmbeddingsFile(path, all)).rejects.toThrow('embeddings[0].audio_embedding');
    await writeFile(path, text.replace(/"pose_embedding":\[[^,]*,/, '"pose_embedding":[-Infinity,'));
    await expect(readEmbeddingsFile(path, all)).rejects.toThrow(
      'embeddings[0].pose_embedding[0]: "-Infinity"',
    );
  });

  it.each(['', '[]', '{"embeddings": 3}', '{"clips": []}', 'null'])(
    'is refused when it is %s',
    async (text) => {
      await writeFile(path, text);
      await expect(readEmbeddingsFile(path, all)).rejects.toMatchObject({
        code: 'bad-embeddings-file',
        message: expect.stringContaining(path),
      });
    },
  );

  it('has its vectors scaled to length 1, and zeros taken for missing', async () => {
    const { moves } = await read([
      entry({
        pose_embedding: Array.from(unitVector(DIMENSIONS.pose, 1), (x) => 7 * x),
        text_embedding: Array(384).fill(0),
      }),
    ]);
    const { pose, text } = moves[0].embeddings;
    expect(pose.status === 'embedded' && Math.hypot(...pose.vector)).toBeCloseTo(1, 6);
    expect(text).toEqual({ status: 'missing', reason: { because: 'file-has-zeros' } });
  });

  it('gives its vectors a model of its own', async () => {
    const [first] = (await read([entry()])).moves;
    const [second] = (await read([entry({ duration: 11 })])).moves;
    const models = [first, second].map(({ embeddings }) => embeddings.pose.model);
    expect(models[0]).toMatch(/^file:[0-9a-f]{12}$/);
    expect(models[1]).not.toBe(models[0]);
  });

  it('keeps every clip of a shared clip id, or on request the first', async () => {
    const entries = [
      entry(),
      entry({ video_path: 'data/clips/bolero/a.mp4' }),
      entry({ clip_id: 'b', video_path: 'data/clips/spin/b.mp4' }),
    ];
    expect((await read(entries)).moves).toHaveLength(3);
    const { moves, skipped } = await read(entries, { uniqueClipId: true });
    expect(moves.map(({ key }) => key)).toEqual(['spin/a.mp4', 'spin/b.mp4']);
    expect(skipped).toEqual([{ clipId: 'a', key: 'bolero/a.mp4' }]);
  });

  it.skipIf(!existsSync(REFERENCE))("reads the reference's own file", async () => {
    const { moves } = await readEmbeddingsFile(REFERENCE, all);
    expect(moves).toHaveLength(56);
    const paseala = moves.filter(({ metadata }) => metadata.clipId === 'paseala');
    expect(paseala.map(({ key }) => key)).toEqual(['arm_styling/paseala.mp4', 'bolero/paseala.mp4']);
    expect(moves[0]).toMatchObject({
      videoPath: 'data/Bachata_steps/arm_styling/paseala.mp4',
      durationSeconds: 11.7,
      embeddedAt: new Date('2025-11-10T23:23:44.856Z'),
      metadata: { category: 'arm_styling', difficulty: 'intermediate', style: 'playful' },
    });
    expect((await readEmbeddingsFile(REFERENCE, { uniqueClipId: true })).moves).toHaveLength(55);
  });
});

describe('keys from video paths', () => {
  it.each<[string, string[], (string | null)[]]>([
    ['paths below one folder', ['d/c/spin/a.mp4', 'd/c/basic/b.mp4'], ['spin/a.mp4', 'basic/b.mp4']],
    ['clips of one category', ['d/c/spin/a.mp4', 'd/c/spin/b.mp4'], ['spin/a.mp4', 'spin/b.mp4']],
    ['absolute paths', ['/home/x/c/spin/a.mp4', '/home/x/c/basic/b.mp4'], ['spin/a.mp4', 'basic/b.mp4']],
    ['Windows paths', ['C:\\c\\spin\\a.mp4', 'C:\\c\\basic\\b.mp4'], ['spin/a.mp4', 'basic/b.mp4']],
    [
      'folders of different depth',
      ['d/c/spin/left/a.mp4', 'd/c/basic/b.mp4'],
      ['spin/left/a.mp4', 'basic/b.mp4'],
    ],
    ['bare names', ['a.mp4', 'b.mp4'], ['a.mp4', 'b.mp4']],
    ['a path that climbs', ['d/c/spin/a.mp4', 'd/c/../b.mp4'], ['spin/a.mp4', null]],
  ])('come from %s', (_, paths, keys) => {
    expect(keysFromVideoPaths(paths)).toEqual(keys);
  });
});
