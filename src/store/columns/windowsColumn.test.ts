import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { clipKey, move } from '../../../test/library/moveBuilder.ts';
import { WINDOW_DIMENSION } from '../../moves/movementWindows.ts';
import { defaultDatabase } from '../../shared/paths.ts';
import { MoveTable } from '../table.ts';
import { windowsFromBytes, windowsToBytes } from './windowsColumn.ts';

const database = defaultDatabase(await mkdtemp(join(tmpdir(), 'windows-')));

afterAll(() => rm(join(database, '..'), { recursive: true, force: true }));

const unit = fc.integer({ min: -127, max: 127 });
const windows = fc.integer({ min: 0, max: 40 }).chain((count) =>
  fc.record({
    vectors: fc
      .array(unit, { minLength: count * WINDOW_DIMENSION, maxLength: count * WINDOW_DIMENSION })
      .map((units) => Int8Array.from(units)),
    commonness: fc.array(unit, { minLength: count, maxLength: count }).map((units) => Int8Array.from(units)),
  }),
);

describe('the windows of a move', () => {
  it('come back from their bytes, 33 a window', () => {
    fc.assert(
      fc.property(windows, (kept) => {
        const bytes = windowsToBytes(kept);
        expect(bytes).toHaveLength(1 + kept.commonness.length * (WINDOW_DIMENSION + 1));
        expect(windowsFromBytes(bytes)).toEqual(kept);
      }),
    );
  });

  it('are none in bytes of another version, and refused in those of something else', () => {
    expect(windowsFromBytes(Uint8Array.from([2, 1, 2, 3]))).toBeNull();
    expect(() => windowsFromBytes(Uint8Array.from([1, 2, 3]))).toThrow(RangeError);
  });

  it('stay with the move in the table', async () => {
    const kept = { vectors: new Int8Array(2 * WINDOW_DIMENSION).fill(-7), commonness: Int8Array.of(5, -5) };
    const [withWindows, without] = [move('a/a.mp4', { windows: kept }), move('b/b.mp4')];
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([withWindows, without]);
    expect(await table.some([clipKey('a/a.mp4'), clipKey('b/b.mp4')])).toEqual([withWindows, without]);
  });
});
