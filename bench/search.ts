// Recall@10 and time of searching a large library, against comparing every move:
//   node scripts/run.mjs bench/search.ts [ROWS] [FOLDER]
// FOLDER keeps the library for the next run. Prints one line a search: median time over the queries, and the share
// of the ten best scores that were found.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MoveTable } from '../src/library/table.ts';
import type { Move } from '../src/moves/move.ts';
import { DEFAULT_WEIGHTS, TEXT_ONLY } from '../src/moves/weights.ts';
import { searchAll } from '../src/search/searchAll.ts';
import type { Query, SearchOptions } from '../src/search/searchQuery.ts';
import { searchTable } from '../src/search/searchTable.ts';
import { largeLibrary } from './largeLibrary.ts';

const QUERIES = 15;
const K = 10;

const SEARCHES: readonly (readonly [string, Partial<SearchOptions>])[] = [
  ['default weights', {}],
  ['pose alone', { weights: { pose: 1, audio: 0, text: 0 } }],
  ['audio alone', { weights: { pose: 0, audio: 1, text: 0 } }],
  ['text alone', { weights: TEXT_ONLY }],
  ['mostly pose', { weights: { pose: 0.7, audio: 0.2, text: 0.1 } }],
  ['half text', { weights: { pose: 0.25, audio: 0.25, text: 0.5 } }],
  ['mostly text', { weights: { pose: 0.2, audio: 0.1, text: 0.7 } }],
  ['filter, a third passes', { filter: { energy: ['low'] } }],
  ['filter, 1 in 36 passes', { filter: { energy: ['low'], difficulty: ['advanced'], style: ['sensual'] } }],
  ['filter, 1 in 40 passes', { filter: { category: ['category 7'] } }],
];

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

async function main(): Promise<void> {
  const rows = Number(process.argv[2] ?? 20_000);
  const kept = process.argv[3];
  const folder = kept === undefined ? await mkdtemp(join(tmpdir(), 'bench-search-')) : resolve(kept);
  const moves = [...largeLibrary(rows)];
  const table = await MoveTable.open(folder, { create: true });
  if ((await table.count()) !== rows) {
    const ingest = performance.now();
    await table.upsert(moves);
    console.log(`${rows} rows written in ${seconds(ingest)}`);
  }
  const queries = Array.from({ length: QUERIES }, (_, i) => moves[(i * 7919 + 13) % rows]);
  if (!(await table.hasIndex())) {
    await measure('without the index', table, moves, queries);
  }
  const index = performance.now();
  await table.optimize();
  console.log(`optimized in ${seconds(index)}, ${(await table.hasIndex()) ? 'with' : 'without'} the index`);
  if (await table.hasIndex()) {
    await measure('with the index', table, moves, queries);
  }
  table.close();
  if (kept === undefined) {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  title: string,
  table: MoveTable,
  moves: readonly Move[],
  queries: readonly Move[],
): Promise<void> {
  console.log(`\n${title}`);
  for (const [name, options] of SEARCHES) {
    const full = { weights: DEFAULT_WEIGHTS, filter: {}, k: K, ...options };
    const times: number[] = [];
    let found = 0;
    let wanted = 0;
    for (const move of queries) {
      const query: Query = { kind: 'clip', move };
      const started = performance.now();
      const { results } = await searchTable(table, query, full);
      times.push(performance.now() - started);
      const best = searchAll(query, moves, full).results;
      // Equal scores are equally good: whichever of them was found counts.
      const worst = (best.at(-1)?.score ?? 0) - 1e-6;
      found += results.filter(({ score }) => score >= worst).length;
      wanted += best.length;
    }
    const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
    console.log(
      `  ${name.padEnd(26)} ${median.toFixed(0).padStart(6)} ms   recall ${(found / wanted).toFixed(3)}`,
    );
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
