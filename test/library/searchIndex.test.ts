import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@lancedb/lancedb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largeLibraryMove } from '../../bench/search/largeLibrary.ts';
import { DIMENSIONS, type Modality } from '../../src/moves/modality.ts';
import { DEFAULT_WEIGHTS, TEXT_ONLY } from '../../src/moves/weights.ts';
import { searchAll } from '../../src/search/searchAll.ts';
import type { Query, SearchOptions } from '../../src/search/searchQuery.ts';
import { searchTable } from '../../src/search/searchTable.ts';
import { MoveTable } from '../../src/store/table.ts';
import { unitVector } from './moveBuilder.ts';

const ROWS = 2500;

const vectors = (modality: Modality) =>
  Array.from({ length: 56 }, (_, seed) => unitVector(DIMENSIONS[modality], seed));
const real = { pose: vectors('pose'), audio: vectors('audio'), text: vectors('text') };
const moves = Array.from({ length: ROWS }, (_, i) =>
  largeLibraryMove(i, { rows: ROWS, isComplete: false, real }),
);
const isSilent = ({ embeddings }: (typeof moves)[number]) => embeddings.audio.status === 'missing';
const queries = moves.filter((_, i) => i % 250 === 0);
const silentQueries = moves.filter(isSilent).slice(0, 10);

let folder: string;
let table: MoveTable;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-index-'));
  table = await MoveTable.open(folder, { create: true });
  await table.upsert(moves.slice(0, 2400));
  await table.optimize(2000);
  // These the index does not know.
  await table.upsert(moves.slice(2400));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The share of the best that searching the table finds; equal scores are equally good. */
async function recall(from: readonly Query[], options: SearchOptions): Promise<number> {
  let [found, wanted] = [0, 0];
  for (const query of from) {
    const best = searchAll(query, moves, options).results;
    const worst = (best.at(-1)?.score ?? 1) - 1e-6;
    const { results } = await searchTable(table, query, options);
    found += results.filter(({ score }) => score >= worst).length;
    wanted += best.length;
  }
  return found / wanted;
}

const asked = (from: typeof moves): Query[] => from.map((move) => ({ kind: 'clip', move }));

describe('searching through the index', () => {
  it.each([
    ['the default weights', { weights: DEFAULT_WEIGHTS }],
    ['weights that sum to a hundred', { weights: { pose: 35, audio: 35, text: 30 } }],
    ['tiny weights', { weights: { pose: 2e-5, audio: 1e-5, text: 1e-5 } }],
    ['pose alone', { weights: { pose: 1, audio: 0, text: 0 } }],
    ['audio alone', { weights: { pose: 0, audio: 1, text: 0 } }],
    ['text alone', { weights: TEXT_ONLY }],
    ['mostly text', { weights: { pose: 0.2, audio: 0.1, text: 0.7 } }],
    ['a filter', { filter: { energy: ['low', 'medium'] } }],
    ['a filter that few moves pass', { filter: { energy: ['low'], category: ['category 7'] } }],
    ['many results', { k: 50 }],
    ['more results than the index is first asked for', { k: 300 }],
  ] as const)(
    'finds at least 95 of the 100 best with %s, silent clips among the others',
    async (_, given) => {
      const options = { weights: DEFAULT_WEIGHTS, filter: {}, k: 10, ...given };
      expect(await table.hasIndex()).toBe(true);
      expect(await recall(asked(queries), options)).toBeGreaterThanOrEqual(0.95);
    },
  );

  it('finds them for silent clips too', async () => {
    expect(silentQueries).toHaveLength(10);
    const options = { weights: DEFAULT_WEIGHTS, filter: {}, k: 10 };
    expect(await recall(asked(silentQueries), options)).toBeGreaterThanOrEqual(0.95);
  });

  it('gives the same answer every time', async () => {
    const options = { weights: DEFAULT_WEIGHTS, filter: {}, k: 10 };
    const [query] = asked(queries);
    const first = await searchTable(table, query, options);
    expect(await searchTable(table, query, options)).toEqual(first);
  });
});

describe('a table with its indexes', () => {
  it('still has one row a clip, the newest, after rows were replaced and removed', async () => {
    const own = await MoveTable.open(join(folder, 'own'), { create: true });
    await own.upsert(moves.slice(0, 300));
    await own.optimize(200);
    await own.upsert(moves.slice(290, 310).map((move) => ({ ...move, tempoBpm: 99 })));
    await own.remove([moves[0].key]);
    await own.optimize(200);
    const rows = await own.all();
    expect(rows.map(({ key }) => key).sort()).toEqual(
      moves
        .slice(1, 310)
        .map(({ key }) => key)
        .sort(),
    );
    expect(rows.filter(({ tempoBpm }) => tempoBpm === 99)).toHaveLength(20);
    expect(await own.get(moves[295].key)).toMatchObject({ tempoBpm: 99 });
    expect(await own.get(moves[0].key)).toBeNull();
  });

  it('does not lie scattered for being added to, and is searched as fast after many small runs', async () => {
    const folderOfOwn = join(folder, 'often');
    const own = await MoveTable.open(folderOfOwn, { create: true });
    await own.upsert(moves.slice(0, 250));
    await own.optimize(200);
    for (let run = 0; run < 40; run++) {
      await own.upsert([moves[250 + run]]);
      await own.optimize(200);
      expect(await own.isScattered()).toBe(false);
    }
    const table = await (await connect(folderOfOwn)).openTable('moves');
    const index = (await table.listIndices()).find(({ columns }) => columns.includes('fused'));
    expect(index).toMatchObject({ numIndexedRows: 290, numUnindexedRows: 0 });
    expect(index?.numSegments).toBeLessThan(20);
    expect(await own.count()).toBe(290);
  });
});
