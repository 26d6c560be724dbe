import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MODALITIES } from '../../src/moves/modality.ts';
import { embeddedModalities } from '../../src/moves/move.ts';
import type { TrackedMove } from '../../src/moves/moveTracks.ts';
import { statisticsFrom } from '../../src/moves/statistics.ts';
import { MoveSearch } from '../../src/search/moveSearch.ts';
import { MoveTable } from '../../src/store/table.ts';
import { type LargeLibrary, largeLibraryMove } from './largeLibrary.ts';
import { realVectors } from './realVectors.ts';
import { type BenchSearch, K, SEARCHES } from './searches.ts';

const ROWS_AT_ONCE = 20_000;
const QUERIES = 20;

/** Scores that differ by less are equally good: LanceDB computes in float32. */
const ROUNDING = 1e-6;

export interface SearchFigures {
  readonly name: string;
  /** The first of these searches; the very first of all opens what the others find open. */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly cpuMs: number;
  /** Share of the exact best that were found. */
  readonly recall: number;
}

/** The library that is made of the real vectors. */
export async function libraryOf(rows: number, isComplete: boolean): Promise<LargeLibrary> {
  return { rows, isComplete, real: await realVectors() };
}

export function* movesOf(library: LargeLibrary): Generator<TrackedMove> {
  for (let i = 0; i < library.rows; i++) {
    yield largeLibraryMove(i, library);
  }
}

/** Moves of the library that have all vectors, so that every search can ask for their like. */
export function queriesOf(library: LargeLibrary): TrackedMove[] {
  const candidates = Array.from({ length: 2 * QUERIES }, (_, i) =>
    largeLibraryMove((i * 7919 + 13) % library.rows, library),
  );
  return candidates.filter((move) => embeddedModalities(move).length === MODALITIES.length).slice(0, QUERIES);
}

export const exactFile = (folder: string) => join(folder, 'exact.json');

/** What is measured of a library, each in a process of its own, so that its memory can be told. */
export const STAGES = {
  async write(folder: string, library: LargeLibrary): Promise<void> {
    const table = await MoveTable.open(folder, { create: true });
    if ((await table.count()) === library.rows) {
      return;
    }
    let batch: TrackedMove[] = [];
    for (const move of movesOf(library)) {
      batch.push(move);
      if (batch.length === ROWS_AT_ONCE) {
        await table.upsert(batch);
        batch = [];
      }
    }
    await table.upsert(batch);
  },

  async optimize(folder: string): Promise<void> {
    const table = await MoveTable.open(folder, { create: false });
    await table.optimize();
  },

  async statistics(folder: string): Promise<void> {
    const table = await MoveTable.open(folder, { create: false });
    statisticsFrom(await table.facts());
  },

  /** As `generate` reads the rows, to compare them with the clips. */
  async headers(folder: string): Promise<void> {
    const table = await MoveTable.open(folder, { create: false });
    await table.headers();
  },

  async search(folder: string, library: LargeLibrary): Promise<SearchFigures[]> {
    const queries = queriesOf(library);
    const exact: number[][][] = JSON.parse(await readFile(exactFile(folder), 'utf8'));
    const search = new MoveSearch(await MoveTable.open(folder, { create: false }));
    const figures: SearchFigures[] = [];
    for (const [s, each] of SEARCHES.entries()) {
      figures.push(await measure(search, each, queries, exact[s]));
    }
    return figures;
  },
};

async function measure(
  search: MoveSearch,
  { name, weights, filter }: BenchSearch,
  queries: readonly TrackedMove[],
  exact: readonly (readonly number[])[],
): Promise<SearchFigures> {
  const times: number[] = [];
  let found = 0;
  let wanted = 0;
  const before = process.cpuUsage();
  for (const [q, { key }] of queries.entries()) {
    const started = performance.now();
    const { results } = await search.similar(key, '/', { weights, filter, k: K });
    times.push(performance.now() - started);
    const worst = (exact[q].at(-1) ?? 0) - ROUNDING;
    found += results.filter(({ score }) => score >= worst).length;
    wanted += exact[q].length;
  }
  const { user, system } = process.cpuUsage(before);
  const [firstMs] = times;
  return {
    name,
    firstMs,
    medianMs: times.sort((a, b) => a - b)[Math.floor(times.length / 2)],
    cpuMs: (user + system) / 1000 / queries.length,
    recall: wanted === 0 ? 1 : found / wanted,
  };
}
