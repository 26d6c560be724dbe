import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { move } from '../../test/library/moveBuilder.ts';
import { parseClipKey } from '../moves/clip.ts';
import { MODALITIES } from '../moves/modality.ts';
import { Failure } from '../shared/failure.ts';
import { MoveTable } from '../store/table.ts';
import { writeEmbeddingsFile } from './embeddingsFile.ts';
import { readEmbeddingsFile } from './readEmbeddingsFile.ts';

let folder: string;
let path: string;
let whole: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embeddings-'));
  path = join(folder, 'move_embeddings.json');
  const table = await MoveTable.open(join(folder, 'library'), { create: true });
  await table.upsert([move('spin/a.mp4')]);
  await writeEmbeddingsFile(path, table);
  whole = await readFile(path, 'utf8');
});

afterAll(() => rm(folder, { recursive: true }));

/** Reads a file of this content and expects whole moves, or a refusal that a person can read. */
async function expectSound(content: string | Uint8Array): Promise<void> {
  await writeFile(path, content);
  const outcome = await readEmbeddingsFile(path, { uniqueClipId: false }).catch((error: unknown) => error);
  if (outcome instanceof Failure) {
    expect(outcome.code).toBe('bad-embeddings-file');
    expect(outcome.message.length).toBeLessThan(5000);
    return;
  }
  if (outcome instanceof Error) {
    throw outcome;
  }
  const { moves } = outcome as Awaited<ReturnType<typeof readEmbeddingsFile>>;
  expect(new Set(moves.map(({ key }) => key)).size).toBe(moves.length);
  for (const { key, embeddings, embeddedAt, durationSeconds } of moves) {
    expect(parseClipKey(key)).toBe(key);
    expect(Number.isNaN(embeddedAt.getTime())).toBe(false);
    expect(Number.isFinite(durationSeconds)).toBe(true);
    for (const modality of MODALITIES) {
      const embedding = embeddings[modality];
      expect(embedding.status === 'missing' || Math.abs(Math.hypot(...embedding.vector) - 1) < 1e-5).toBe(
        true,
      );
    }
  }
}

/** A document with one of its fields, at any depth, replaced. */
function replaced(document: unknown, way: readonly number[], value: unknown): unknown {
  if (typeof document !== 'object' || document === null || way.length === 0) {
    return value;
  }
  const fields = Object.entries(document);
  if (fields.length === 0) {
    return value;
  }
  const [name, inner] = fields[way[0] % fields.length];
  const changed = replaced(inner, way.slice(1), value);
  return Array.isArray(document)
    ? document.map((item, i) => (String(i) === name ? changed : item))
    : { ...document, [name]: changed };
}

describe('an embeddings file of any content', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.constantFrom<unknown>(
      1e308,
      -1e308,
      1e-320,
      0,
      -0,
      'NaN',
      null,
      [],
      {},
      '2025-13-45T99:99',
      '../../x.mp4',
      'a\0b',
    ),
    fc.integer({ min: 1, max: 600 }).map((length) => Array.from({ length }, () => 1e30)),
  );

  it('is read whole or refused where one of its fields is another', { timeout: 60_000 }, async () => {
    const document: unknown = JSON.parse(whole);
    const property = fc.asyncProperty(
      fc.array(fc.nat(600), { minLength: 1, maxLength: 4 }),
      value,
      async (way, other) => {
        await expectSound(JSON.stringify(replaced(document, way, other)));
      },
    );
    await fc.assert(property, { numRuns: 1000 });
  });

  it('is refused where it ends early, wherever that is', { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(fc.nat(whole.length - 3), async (end) => {
      await writeFile(path, whole.slice(0, end));
      await expect(readEmbeddingsFile(path, { uniqueClipId: false })).rejects.toMatchObject({
        code: 'bad-embeddings-file',
      });
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('is read or refused where it is anything', { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.json(), fc.string()), expectSound);
    await fc.assert(property, { numRuns: 700 });
  });

  it.each(['1e308', '-1e308', '1e39', '"0.5"', 'NaN', 'Infinity', '[0]', 'null', 'true'])(
    'is refused where a component is %s',
    async (component) => {
      await writeFile(
        path,
        whole
          .replace('"pose_embedding":[', `"pose_embedding":[${component},`)
          .replace(/,[^,]*\],"audio/, '],"audio'),
      );
      await expect(readEmbeddingsFile(path, { uniqueClipId: false })).rejects.toThrow(
        'embeddings[0].pose_embedding[0]',
      );
    },
  );
});
