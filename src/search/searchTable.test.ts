import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipKey, embedded, move, unitVector } from '../../test/library/moveBuilder.ts';
import { LEVELS } from '../moves/labels/metadata.ts';
import type { Move } from '../moves/move.ts';
import { DEFAULT_WEIGHTS, TEXT_ONLY } from '../moves/weights.ts';
import { MoveTable } from '../store/table.ts';
import { MoveSearch } from './moveSearch.ts';
import { searchAll } from './searchAll.ts';
import type { SearchOptions } from './searchQuery.ts';
import type { FoundMove, SearchResult } from './searchResult.ts';
import { searchTable } from './searchTable.ts';

const LABELS = ['spin', 'basic', 'shadow'];

/** Every kind of row: labelled or not, silent, unseen, stale, sharing a description with many others. */
const moves: readonly Move[] = Array.from({ length: 160 }, (_, n) =>
  move(`${LABELS[n % 3]}/${n}.mp4`, {
    seed: n + 1,
    label: LABELS[n % 3],
    energy: LEVELS[n % 2],
    difficulty: LEVELS[Math.floor(n / 7) % 3],
    unlabelled: n % 31 === 30,
    model: n % 13 === 12 ? 'model-0' : 'model-1',
    vectors: {
      text: n % 29 === 28 ? null : unitVector(384, 1000 + (n % 3)),
      ...(n % 5 === 4 ? { audio: null } : {}),
      ...(n % 11 === 10 ? { pose: null } : {}),
    },
  }),
);

let folder: string;
let table: MoveTable;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-table-'));
  table = await MoveTable.open(join(folder, 'database'), { create: true });
  await table.upsert(moves);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function found({ key, score, parts, reasons }: FoundMove) {
  return {
    key,
    score: score.toFixed(5),
    missing: Object.values(parts).map((part) => part === null),
    reasons,
  };
}

/** The answer as far as float32 arithmetic allows, or the refusal. */
async function outcomeOf(search: () => SearchResult | Promise<SearchResult>) {
  try {
    const answer = await search();
    return { ...answer, results: answer.results.map(found), nearCopies: answer.nearCopies.map(found) };
  } catch (error) {
    return error;
  }
}

const searches: readonly [string, Partial<SearchOptions>][] = [
  ['the default weights', {}],
  ['pose alone', { weights: { pose: 1, audio: 0, text: 0 } }],
  ['audio alone', { weights: { pose: 0, audio: 1, text: 0 } }],
  ['text alone, with many ties', { weights: TEXT_ONLY }],
  ['unequal weights', { weights: { pose: 0.1, audio: 2, text: 5 } }],
  ['a filter', { filter: { energy: ['low'], style: ['energetic', 'sensual'] } }],
  [
    'a filter that leaves too few',
    { k: 30, filter: { difficulty: ['advanced'], energy: ['low'], style: ['romantic'] } },
  ],
  ['a filter that leaves none', { filter: { category: ["none'; --"] } }],
  ['all there are', { k: 500 }],
];

describe('searching the table', () => {
  it.each(searches)('answers as searching in memory does, with %s', async (_, options) => {
    const full = { weights: DEFAULT_WEIGHTS, filter: {}, k: 10, ...options };
    // Complete, silent, unseen and stale.
    for (const n of [0, 4, 10, 12]) {
      const query = { kind: 'clip', move: moves[n] } as const;
      const fromTable = await outcomeOf(() => searchTable(table, query, full));
      expect(fromTable).toEqual(await outcomeOf(() => searchAll(query, moves, full)));
    }
  });

  it.each([
    ...['basic', 'easy spin', '7', 'low energy shadow 12', 'sombra sin nivel avanzado', 'no spins', 'spinn'],
    ...['slow', 'anything else', 'hands above head', '130 bpm'],
  ])('answers a description as searching in memory does: %s', async (description) => {
    const embed = async () => embedded(unitVector(384, 1000), {}, 'model-1');
    const options = { weights: TEXT_ONLY, filter: {}, k: 12 };
    const [inMemory, inTable] = await Promise.all(
      [5_000, 0].map((rows) =>
        outcomeOf(() => new MoveSearch(table, rows).describe(description, embed, options)),
      ),
    );
    expect(inTable).toEqual(inMemory);
    expect(inMemory).toHaveProperty('query.description', description);
  });

  it('refuses a query that can be compared with nothing', async () => {
    const text = { status: 'embedded', vector: unitVector(384, 1), model: 'model-2', quality: {} } as const;
    const none = { status: 'missing', reason: { because: 'words-only' } } as const;
    const query = {
      kind: 'description',
      description: 'slow',
      understood: [],
      basis: 'meaning',
      embeddings: { pose: none, audio: none, text },
    } as const;
    const options = { weights: TEXT_ONLY, filter: {}, k: 10 };
    await expect(searchTable(table, query, options)).rejects.toMatchObject({ code: 'not-comparable' });
  });
});

describe('MoveSearch', () => {
  const options = { weights: DEFAULT_WEIGHTS, filter: {}, k: 3 };

  it('sees what was committed since the last search', async () => {
    const own = await MoveTable.open(join(folder, 'other'), { create: true });
    await own.upsert([move('a/1.mp4', { seed: 1 }), move('a/2.mp4', { seed: 2 })]);
    const search = new MoveSearch(own);
    expect((await search.similar('a/1.mp4', '/', options)).results.map(({ key }) => key)).toEqual([
      'a/2.mp4',
    ]);
    await own.upsert([move('a/3.mp4', { seed: 3 })]);
    await own.remove([clipKey('a/2.mp4')]);
    expect((await search.similar('a/1.mp4', '/', options)).results.map(({ key }) => key)).toEqual([
      'a/3.mp4',
    ]);
  });

  it('finds by words', async () => {
    const embed = async () => embedded(unitVector(384, 1001), {}, 'model-1');
    const { results } = await new MoveSearch(table).describe('basic', embed, {
      ...options,
      weights: TEXT_ONLY,
    });
    expect(results.map(({ metadata }) => metadata.category)).toEqual(['basic', 'basic', 'basic']);
  });

  it.each([
    ['a key', 'spin/0.mp4'],
    ['a path', '/home/clips/spin/0.mp4'],
    ['a path from the current folder', '../spin/0.mp4'],
    ['the name of its file', '0'],
  ])('finds a clip by %s, whether the moves are in memory or not', async (_, clip) => {
    const answers = await Promise.all(
      [5_000, 0].map((rows) => new MoveSearch(table, rows).similar(clip, '/home/clips/basic', options)),
    );
    expect(answers[0].results).toHaveLength(3);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('refuses weights that say nothing', async () => {
    const search = new MoveSearch(table);
    const weights = { pose: 0, audio: 0, text: 0 };
    await expect(search.similar('spin/0.mp4', '/', { ...options, weights })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});
