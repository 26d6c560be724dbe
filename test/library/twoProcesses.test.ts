import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultDatabase } from '../../src/shared/paths.ts';
import { MoveTable } from '../../src/store/table.ts';
import { move } from './moveBuilder.ts';

// Inside node_modules, so that the bundle finds the packages that stay outside it.
const program = `node_modules/.cache/upsertMoves-${process.pid}.cjs`;
let folder: string;

beforeAll(() =>
  build({
    entryPoints: ['test/library/upsertMoves.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
  }),
);

afterAll(() => rm(program, { force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-processes-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function upsert(database: string, count: number, seed: number) {
  return execa('node', [program, database, String(count), String(seed)]);
}

describe('two processes on one library', () => {
  it('both create it and write the same new clips, and it ends with one whole row a clip', async () => {
    const database = defaultDatabase(folder);
    await Promise.all([upsert(database, 24, 1), upsert(database, 24, 2)]);
    const table = await MoveTable.open(database, { create: false });
    const moves = await table.all();
    const keys = moves.map(({ key }) => key);
    expect(keys).toHaveLength(24);
    expect(new Set(keys).size).toBe(24);
    for (const found of moves) {
      // Each row is one process's or the other's, never a mixture.
      expect([move(found.key, { seed: 1 }), move(found.key, { seed: 2 })]).toContainEqual(found);
    }
  });

  it('leaves what was committed when one is killed, and the next goes on', async () => {
    const database = defaultDatabase(folder);
    const table = await MoveTable.open(database, { create: true });
    const killed = upsert(database, 4000, 1);
    await expect.poll(() => table.count(), { timeout: 60_000, interval: 50 }).toBeGreaterThan(0);
    killed.kill('SIGKILL');
    await killed.catch(() => undefined);
    const kept = await table.count();
    await upsert(database, 8, 2);
    expect(await table.count()).toBeGreaterThanOrEqual(kept);
    expect(await table.all()).toContainEqual(move('spin/7.mp4', { seed: 2 }));
  });
});
