import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { embedded, move, unitVector } from '../../../test/library/moveBuilder.ts';
import { MoveTable } from '../../store/table.ts';
import { likenessesTo } from './plannerMoves.ts';
import { PlannerRows } from './plannerRows.ts';

describe('the rows that planning needs', () => {
  it('are read once for as long as nobody commits, unless they are too many to keep', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'planner-rows-'));
    const table = await MoveTable.open(folder, { create: true });
    await table.upsert([move('b/b.mp4'), move('a/a.mp4', { vectors: { audio: null } })]);
    const reads = vi.spyOn(table, 'batches');
    const kept = new PlannerRows(table);
    const first = await kept.all();
    expect(first.map(({ key, audio }) => [key, audio === null])).toEqual([
      ['a/a.mp4', true],
      ['b/b.mp4', false],
    ]);
    expect(await kept.all()).toBe(first);
    expect(reads).toHaveBeenCalledTimes(1);
    await table.upsert([move('c/c.mp4')]);
    expect(await kept.all()).toHaveLength(3);
    expect(reads).toHaveBeenCalledTimes(2);
    const passing = new PlannerRows(table, 2);
    await passing.all();
    expect(await passing.all()).toHaveLength(3);
    expect(reads).toHaveBeenCalledTimes(4);
    table.close();
    await rm(folder, { recursive: true });
  });
});

describe('how alike descriptions are to some words', () => {
  it('is told from the least to the most of a library of any size', () => {
    const words = embedded(unitVector(384, 1), {});
    const other = { text: embedded(unitVector(384, 2), {}) };
    const rows = Array.from({ length: 130_000 }, (_, i) => (i === 7 ? { text: words } : other));
    const likenesses = likenessesTo(words, rows);
    expect(likenesses[7]).toBe(1);
    expect(likenesses[129_999]).toBe(0);
  });
});
