import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@lancedb/lancedb';
import { Schema } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clipKey, move } from '../../../test/library/moveBuilder.ts';
import { type MoveTracks, TRACK_PERSON_LENGTH, type TrackedMove } from '../../moves/moveTracks.ts';
import { defaultDatabase } from '../../shared/paths.ts';
import { MoveTable } from '../table.ts';
import { TABLE_SCHEMA, TRACE_FIELDS, UNREMARKED_FIELD, WINDOWS_FIELD } from '../tableSchema.ts';
import { trackFromBytes, trackToBytes } from './trackColumn.ts';

const TRACE: MoveTracks = {
  dancers: {
    framesPerSecond: 5,
    aspect: 16 / 9,
    points: Uint16Array.from({ length: 4 * 2 * TRACK_PERSON_LENGTH }, (_, i) => (i * 7919) % 65_536),
  },
  beats: { firstSeconds: 0.21, secondsPerBeat: 60 / 128 },
};
const NOTHING: MoveTracks = { dancers: null, beats: null };

function tracked(key: string, track: MoveTracks | null): TrackedMove {
  return { ...move(key), track };
}

let database: string;

beforeEach(async () => {
  database = defaultDatabase(await mkdtemp(join(tmpdir(), 'traces-')));
});

afterEach(() => rm(join(database, '..'), { recursive: true, force: true }));

describe('pose tracks in the table', () => {
  it('come back as they were kept, and only when they are asked for', async () => {
    const table = await MoveTable.open(database, { create: true });
    await table.upsert([tracked('a/a.mp4', TRACE), tracked('b/b.mp4', NOTHING), move('c/c.mp4')]);
    const expected = new Map([
      [clipKey('a/a.mp4'), TRACE],
      [clipKey('b/b.mp4'), NOTHING],
    ]);
    expect(await table.poseTracks()).toEqual(expected);
    expect(await table.poseTracks([clipKey('b/b.mp4'), clipKey('c/c.mp4')])).toEqual(
      new Map([[clipKey('b/b.mp4'), NOTHING]]),
    );
    expect(await table.trackless()).toEqual(new Set([clipKey('c/c.mp4')]));
    expect((await table.all())[0]).not.toHaveProperty('track');
  });

  it('opens a table of an earlier version, and makes room for them where it writes', async () => {
    const later = [...TRACE_FIELDS, UNREMARKED_FIELD, WINDOWS_FIELD].map(({ name }) => name);
    const earlier = TABLE_SCHEMA.fields.filter(({ name }) => !later.includes(name));
    const connection = await connect(database);
    await connection.createEmptyTable('moves', new Schema(earlier, TABLE_SCHEMA.metadata));
    const reading = await MoveTable.open(database, { create: false });
    expect(await reading.headers()).toEqual([]);
    expect(await reading.poseTracks()).toEqual(new Map());
    expect(await reading.trackless()).toEqual(new Set());
    const writing = await MoveTable.open(database, { create: true });
    await writing.upsert([tracked('a/a.mp4', TRACE), move('b/b.mp4')]);
    expect(await reading.all()).toEqual([move('a/a.mp4'), move('b/b.mp4')]);
    expect(await reading.poseTracks()).toEqual(new Map([[clipKey('a/a.mp4'), TRACE]]));
    expect(await reading.trackless()).toEqual(new Set([clipKey('b/b.mp4')]));
  });

  it('are refused where the bytes are those of something else', () => {
    expect(() => trackFromBytes(new Uint8Array(5))).toThrow(RangeError);
    expect(() => trackFromBytes(trackToBytes(TRACE).subarray(0, 100))).toThrow(RangeError);
  });
});
