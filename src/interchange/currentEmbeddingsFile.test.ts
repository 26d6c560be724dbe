import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { move } from '../../test/library/moveBuilder.ts';
import { MoveTable } from '../store/table.ts';
import { keepEmbeddingsFileCurrent } from './currentEmbeddingsFile.ts';

let folder: string;
let path: string;
let table: MoveTable;
let written: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'current-file-'));
  path = join(folder, 'move_embeddings.json');
  table = await MoveTable.open(join(folder, 'library'), { create: true });
  await table.upsert([move('a/a.mp4'), move('a/b.mp4')]);
  expect(await keepEmbeddingsFileCurrent(path, table)).toBe(2);
  written = await readFile(path, 'utf8');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Tells one file from another that took its place. */
const inode = async () => (await stat(path)).ino;

describe('the embeddings file', () => {
  it('is left alone while nobody commits to the library', async () => {
    const before = await inode();
    expect(await keepEmbeddingsFileCurrent(path, table)).toBe(2);
    expect(await inode()).toBe(before);
  });

  it('is written after a commit of another process', async () => {
    const other = await MoveTable.open(join(folder, 'library'), { create: false });
    await other.upsert([move('a/c.mp4')]);
    expect(await keepEmbeddingsFileCurrent(path, table)).toBe(3);
    expect(JSON.parse(await readFile(path, 'utf8')).total_embeddings).toBe(3);
  });

  it.each([
    ['it was deleted', () => rm(path)],
    ['another program wrote it', () => writeFile(path, 'else')],
    ['nothing is known of it', () => rm(join(folder, 'library/embeddings-file.json'))],
    [
      'what is known of it is damaged',
      () => writeFile(join(folder, 'library/embeddings-file.json'), '{"path":'),
    ],
  ])('is written where %s', async (_, meddle) => {
    await meddle();
    const before = await inode().catch(() => null);
    expect(await keepEmbeddingsFileCurrent(path, table)).toBe(2);
    expect(await readFile(path, 'utf8')).toBe(written);
    expect(await inode()).not.toBe(before);
  });

  it('is written under another name too', async () => {
    const elsewhere = join(folder, 'elsewhere.json');
    await keepEmbeddingsFileCurrent(elsewhere, table);
    expect(await readFile(elsewhere, 'utf8')).toBe(written);
  });
});
