import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { move } from '../../test/library/moveBuilder.ts';
import { Failure } from '../shared/failure.ts';
import { MoveTable } from '../store/table.ts';
import { OpenLibraries } from './openLibraries.ts';

let folder: string;
let libraries: OpenLibraries;
const opened = () => vi.mocked(MoveTable.open).mock.calls.length;
const closed = () => vi.mocked(MoveTable.prototype.close).mock.calls.length;
const moves = () => libraries.read(folder, ({ table }) => table.count());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-libraries-'));
  const table = await MoveTable.open(folder, { create: true });
  await table.upsert([move('a/a.mp4')]);
  table.close();
  vi.spyOn(MoveTable, 'open');
  vi.spyOn(MoveTable.prototype, 'close');
  libraries = new OpenLibraries();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

describe('the libraries that are open', () => {
  it('are opened once, also by two first requests at once', async () => {
    expect(await Promise.all([moves(), moves()])).toEqual([1, 1]);
    expect(await moves()).toBe(1);
    expect(opened()).toBe(1);
  });

  it('stay open when a request fails for a reason of its own', async () => {
    const unknown = new Failure('unknown-clip', 'no such clip');
    await expect(libraries.read(folder, () => Promise.reject(unknown))).rejects.toBe(unknown);
    expect(await moves()).toBe(1);
    expect(opened()).toBe(1);
  });

  it('are closed and opened anew after one could not be read, once nobody else reads it', async () => {
    const broken = new Failure('library-unreadable', 'broken');
    const gate = new EventEmitter();
    const other = once(gate, 'open');
    const reading = libraries.read(folder, async ({ table }) => {
      await other;
      return table.count();
    });
    await expect(libraries.read(folder, () => Promise.reject(broken))).rejects.toBe(broken);
    expect(await moves()).toBe(1);
    expect([opened(), closed()]).toEqual([2, 0]);
    gate.emit('open');
    expect(await reading).toBe(1);
    expect([opened(), closed()]).toEqual([2, 1]);
  });

  it('are looked for again where there was none', async () => {
    const none = join(folder, 'none');
    const read = () => libraries.read(none, ({ table }) => table.count());
    await expect(read()).rejects.toMatchObject({ code: 'library-missing' });
    (await MoveTable.open(none, { create: true })).close();
    expect(await read()).toBe(0);
  });

  it('are closed in the end', async () => {
    await moves();
    libraries.close();
    await vi.waitFor(() => expect(closed()).toBe(1));
  });
});
