import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largeLibrary } from '../../bench/largeLibrary.ts';
import { MoveTable } from '../../src/library/table.ts';
import { DEFAULT_WEIGHTS } from '../../src/moves/weights.ts';
import { searchAll } from '../../src/search/searchAll.ts';
import { searchTable } from '../../src/search/searchTable.ts';

const moves = [...largeLibrary(2500)];
const queries = moves.filter((_, i) => i % 250 === 0);

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

describe('searching through the index', () => {
  it.each([
    ['the default weights', DEFAULT_WEIGHTS, {}],
    ['pose alone', { pose: 1, audio: 0, text: 0 }, {}],
    ['audio alone', { pose: 0, audio: 1, text: 0 }, {}],
    ['mostly text', { pose: 0.2, audio: 0.1, text: 0.7 }, {}],
    ['a filter', DEFAULT_WEIGHTS, { energy: ['low', 'medium'] }],
  ] as const)(
    'finds at least 95 of the 100 best in ten searches with %s, silent clips among the others',
    async (_, weights, filter) => {
      const options = { weights, filter, k: 10 };
      let found = 0;
      for (const move of queries) {
        const query = { kind: 'clip', move } as const;
        const best = searchAll(query, moves, options).results;
        const worst = (best.at(-1)?.score ?? 1) - 1e-6;
        const { results } = await searchTable(table, query, options);
        found += results.filter(({ score }) => score >= worst).length;
      }
      expect(await table.hasIndex()).toBe(true);
      expect(found).toBeGreaterThanOrEqual(95);
    },
  );
});
