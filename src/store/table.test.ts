import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@lancedb/lancedb';
import { Schema } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clipKey, move } from '../../test/library/moveBuilder.ts';
import { type MovementWindows, WINDOW_DIMENSION } from '../moves/movementWindows.ts';
import { statisticsFrom } from '../moves/statistics.ts';
import { defaultDatabase } from '../shared/paths.ts';
import { MoveTable } from './table.ts';
import { TABLE_SCHEMA } from './tableSchema.ts';
import { whereFilter } from './whereClause.ts';

let folder: string;
let database: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'move-table-'));
  database = defaultDatabase(folder);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('MoveTable', () => {
  it('gives back every move as it was put in, by clip key', async () => {
    const moves = [
      move('spin/b.mp4', { seed: 2, label: 'spin' }),
      move('basic/a.mp4', {
        tempoBpm: null,
        contentHash: null,
        source: null,
        vectors: { audio: null, text: null },
      }),
      move('no label.mp4', { unlabelled: true, vectors: { pose: null } }),
    ];
    const table = await MoveTable.open(database, { create: true });
    await table.upsert(moves);
    expect(await table.all()).toEqual([moves[1], moves[2], moves[0]]);
    expect(await table.get(clipKey('spin/b.mp4'))).toEqual(moves[0]);
    expect(await table.get(clipKey('spin/c.mp4'))).toBeNull();
  });

  it('gives the windows of movement with the vectors, of all moves and of some', async () => {
    const windows: MovementWindows = {
      vectors: Int8Array.from({ length: 2 * WINDOW_DIMENSION }, (_, i) => i - WINDOW_DIMENSION),
      commonness: Int8Array.of(-127, 127),
    };
    const moved = move('a/a.mp4', { windows });
    const still = move('b/b.mp4');
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([moved, still]);
    expect(await table.all()).toEqual([moved, still]);
    expect(await table.some([still.key, moved.key])).toEqual([moved, still]);
    expect((await table.get(moved.key))?.embeddings.pose).toHaveProperty('windows', windows);
    expect((await table.get(still.key))?.embeddings.pose).toHaveProperty('windows', null);
  });

  it.each([
    ['that is opened to be filled', true],
    ['that is open to be read', false],
  ])(
    'reads columns that an earlier version did not have as unsaid, until a table writes %s',
    async (_, create) => {
      const earlier = TABLE_SCHEMA.fields.filter(({ name }) => name !== 'dance');
      const connection = await connect(database);
      const schema = new Schema(earlier, TABLE_SCHEMA.metadata);
      await connection.createEmptyTable('moves', schema);
      const reading = await MoveTable.open(database, { create: false });
      const filter = { dance: ['salsa'] };
      expect(await reading.count(whereFilter(filter, await reading.lackingColumns()))).toBe(0);
      expect((await reading.facts()).groups).toEqual([]);
      const writing = await MoveTable.open(database, { create });
      const plain = move('a/a.mp4');
      const salsa = { ...move('b/b.mp4'), metadata: { ...move('b/b.mp4').metadata, dance: 'salsa' } };
      await writing.upsert([plain, salsa]);
      expect(await reading.all()).toEqual([plain, salsa]);
      expect(await reading.count(whereFilter(filter, await reading.lackingColumns()))).toBe(1);
      expect((await reading.facts()).groups.map(({ labels }) => labels.dance).sort()).toEqual([
        null,
        'salsa',
      ]);
    },
  );

  it('keeps what people say as numbers, notes and flags', async () => {
    const plain = move('spin/a.mp4');
    const said = { favourite: 'yes', notes: 'slow', countOne: 2.25 } as const;
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([{ ...plain, metadata: { ...plain.metadata, ...said } }, move('spin/b.mp4')]);
    const [a, b] = await table.headers();
    expect(a.metadata).toMatchObject(said);
    expect(b.metadata).toMatchObject({ favourite: null, notes: null, countOne: null });
  });

  it('keeps, counts and finds the tags of moves', async () => {
    const tagged = (key: string, ...tags: string[]) => {
      const plain = move(key);
      return { ...plain, metadata: { ...plain.metadata, tags } };
    };
    const moves = [tagged('a/a.mp4', 'class', "o'clock"), tagged('b/b.mp4'), tagged('c/c.mp4', 'class')];
    const table = await MoveTable.open(database, { create: true });
    await table.upsert(moves);
    expect(await table.all()).toEqual(moves);
    const counted = async (...tags: string[]) =>
      table.count(whereFilter({ tags }, await table.lackingColumns()));
    expect([await counted('class'), await counted("o'clock"), await counted('other')]).toEqual([2, 1, 0]);
    expect(statisticsFrom(await table.facts()).by.tags).toEqual({ class: 2, "o'clock": 1 });
    expect((await table.prevalence()).ofLabel('tags', 'class')).toBeCloseTo(2 / 3);
  });

  it('keeps the model of a modality in which nothing was found', async () => {
    const found = move('a/a.mp4');
    const nobody = {
      status: 'missing',
      reason: { because: 'nobody-found' },
      model: 'movenet',
    } as const;
    const expected = { ...found, embeddings: { ...found.embeddings, pose: nobody } };
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([expected]);
    expect(await table.get(expected.key)).toEqual(expected);
  });

  it('tells headers without reading vectors', async () => {
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([move('b/b.mp4'), move('a/a.mp4', { vectors: { pose: null } })]);
    const [first, second] = await table.headers();
    expect(first.embeddings.pose).toEqual({
      status: 'missing',
      reason: { because: 'other', words: 'no pose here' },
    });
    expect(first.source).toEqual({ sizeBytes: 1_234_567, modifiedMs: 1_700_000_000_123.5 });
    expect(second.embeddings.pose).not.toHaveProperty('vector');
    expect(second.embeddings.pose).toMatchObject({ status: 'embedded', model: 'model-1' });
  });

  it('replaces the row of a clip and counts the last of several with one key', async () => {
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([move('a/a.mp4', { seed: 1 })]);
    await table.upsert([move('a/a.mp4', { seed: 2 }), move('a/a.mp4', { seed: 3 })]);
    expect(await table.all()).toEqual([move('a/a.mp4', { seed: 3 })]);
  });

  it('keeps names that are awkward in SQL or differ only in Unicode form or case', async () => {
    const keys = [
      "it's/--;.mp4",
      'a"b/ñ.mp4',
      'a"b/n\u0303.mp4',
      'A"b/ñ.mp4',
      "x') OR 1=1 --/\\\n.mp4",
      '舞/🕺.mp4',
    ];
    const table = await MoveTable.open(database, { create: true });
    await table.upsert(keys.map((key) => move(key)));
    expect(await table.count()).toBe(keys.length);
    for (const key of keys) {
      const { category } = move(key).metadata;
      expect(await table.get(clipKey(key))).toEqual(move(key));
      const sameCategory = keys.filter((other) => other.startsWith(`${category}/`));
      expect(await table.count(whereFilter({ category: [category] }, await table.lackingColumns()))).toBe(
        sameCategory.length,
      );
    }
    await table.remove(keys.slice(1).map(clipKey));
    expect((await table.headers()).map(({ key }) => key)).toEqual([keys[0]]);
  });

  it('shows another connection what was committed', async () => {
    const reader = await MoveTable.open(database, { create: true });
    const writer = await MoveTable.open(database, { create: true });
    await writer.upsert([move('a/a.mp4')]);
    expect(await reader.count()).toBe(1);
    await writer.remove([clipKey('a/a.mp4')]);
    expect(await reader.all()).toEqual([]);
  });

  it('keeps its schema through optimizing and counts commits in its version', async () => {
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([move('a/a.mp4')]);
    const before = await table.version();
    await table.upsert([move('b/b.mp4')]);
    expect(await table.version()).toBeGreaterThan(before);
    await table.optimize();
    const again = await MoveTable.open(database, { create: false });
    expect(await again.all()).toEqual([move('a/a.mp4'), move('b/b.mp4')]);
  });

  it('knows that its rows lie scattered after many commits, until it is optimized', async () => {
    const table = await MoveTable.open(database, { create: true });
    for (const name of ['a', 'b', 'c', 'd']) {
      await table.upsert([move(`spin/${name}.mp4`)]);
    }
    expect(await table.isScattered()).toBe(true);
    await table.optimize();
    expect(await table.isScattered()).toBe(false);
  });

  it('takes a URI for its database', async () => {
    const uri = `file://${join(folder, 'elsewhere')}`;
    await expect(MoveTable.open(uri, { create: false })).rejects.toMatchObject({ code: 'library-missing' });
    await (await MoveTable.open(uri, { create: true })).upsert([move('a/a.mp4')]);
    const again = await MoveTable.open(uri, { create: false });
    expect(await again.all()).toEqual([move('a/a.mp4')]);
    expect(await readdir(join(folder, 'elsewhere'))).toContain('moves.lance');
  });

  it('hides its folder from version control', async () => {
    await MoveTable.open(database, { create: true });
    await MoveTable.open(database, { create: true });
    expect(await readFile(join(folder, '.move-embeddings/.gitignore'), 'utf8')).toBe('*\n');
  });
});

describe('opening a library that cannot be used', () => {
  it('creates nothing where there is none', async () => {
    await expect(MoveTable.open(database, { create: false })).rejects.toMatchObject({
      code: 'library-missing',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('names the database whose table is damaged, and leaves it alone', async () => {
    await mkdir(join(database, 'moves.lance/_versions'), { recursive: true });
    await writeFile(join(database, 'moves.lance/_versions/1.manifest'), 'not a manifest');
    for (const create of [false, true]) {
      await expect(MoveTable.open(database, { create })).rejects.toMatchObject({
        code: 'library-unreadable',
        message: expect.stringContaining(database),
        remedy: expect.stringContaining('Nothing was changed'),
      });
    }
    expect(await readdir(join(database, 'moves.lance/_versions'))).toEqual(['1.manifest']);
  });

  it('makes the table anew where a program was killed before it had made it', async () => {
    await mkdir(join(database, 'moves.lance/_versions'), { recursive: true });
    await mkdir(join(database, 'moves.lance/data'));
    await writeFile(join(database, 'moves.lance/_versions/18446744073709551614.manifest#1'), 'half a manif');
    await expect(MoveTable.open(database, { create: false })).rejects.toMatchObject({
      code: 'library-missing',
    });
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([move('a/a.mp4')]);
    expect(await table.count()).toBe(1);
  });

  it('takes a table whose versions are lost for damaged, and leaves its data alone', async () => {
    await mkdir(join(database, 'moves.lance/data'), { recursive: true });
    await writeFile(join(database, 'moves.lance/data/rows.lance'), 'rows');
    await expect(MoveTable.open(database, { create: true })).rejects.toMatchObject({
      code: 'library-unreadable',
    });
    expect(await readdir(join(database, 'moves.lance/data'))).toEqual(['rows.lance']);
  });

  it('names the database when the data of a table is damaged', async () => {
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([move('a/a.mp4')]);
    const data = join(database, 'moves.lance/data');
    for (const file of await readdir(data)) {
      await writeFile(join(data, file), 'x'.repeat(5000));
    }
    const again = await MoveTable.open(database, { create: false });
    await expect(again.all()).rejects.toMatchObject({
      code: 'library-unreadable',
      message: expect.stringContaining(database),
    });
  });

  it('refuses a table of a newer version and one of another program', async () => {
    const newer = new Map([['move_embeddings_schema_version', '2']]);
    const connection = await connect(database);
    await connection.createEmptyTable('moves', new Schema(TABLE_SCHEMA.fields, newer));
    await expect(MoveTable.open(database, { create: true })).rejects.toMatchObject({
      code: 'library-unreadable',
      message: expect.stringContaining('newer version'),
    });
    await connection.createTable('moves', [{ clip_key: 'a', n: 1 }], { mode: 'overwrite' });
    await expect(MoveTable.open(database, { create: true })).rejects.toMatchObject({
      code: 'library-unreadable',
      message: expect.stringContaining('clip_id'),
    });
  });

  it('names the place where no database can be made', async () => {
    await writeFile(join(folder, '.move-embeddings'), 'a file');
    await expect(MoveTable.open(database, { create: true })).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining(database),
    });
  });
});
