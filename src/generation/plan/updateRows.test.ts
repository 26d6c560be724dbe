import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { clipKey, embedded, move, unitVector } from '../../../test/library/moveBuilder.ts';
import type { ClipKey } from '../../moves/clip.ts';
import type { MoveTracks } from '../../moves/moveTracks.ts';
import { MoveTable } from '../../store/table.ts';
import type { DescriptionEmbedder } from '../buildMove.ts';
import type { GenerationPlan } from './plan.ts';
import { updateRows } from './updateRows.ts';

const KEYS = Array.from({ length: 600 }, (_, i) => clipKey(`spin/${String(i).padStart(4, '0')}.mp4`));
const TRACE: MoveTracks = { dancers: null, beats: { firstSeconds: 0.1, secondsPerBeat: 0.5 } };
const PLAN: GenerationPlan = {
  added: [],
  changed: [],
  metadataOnly: KEYS,
  movementOnly: [],
  unchanged: [],
  touched: [],
  gone: [],
  unseen: [],
};
const NEW_TEXT = embedded(unitVector(384, 99), {}, 'new-model');
const descriptions = { embed: async () => NEW_TEXT } as unknown as DescriptionEmbedder;

const SUBJECT = {
  now: new Date(0),
  said: new Map(),
  catalogue: { clipFolder: '' },
  models: {
    ids: { pose: 'model-1', audio: 'model-1', text: 'new-model' },
    pose: { network: 'movenet-multipose', weightsPath: '' },
    openText: () => Promise.reject(new Error('it is not asked')),
  },
} as const;

let folder: string;
let table: MoveTable;
let upsert: MockInstance<MoveTable['upsert']>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'update-rows-'));
  table = await MoveTable.open(join(folder, 'library'), { create: true });
  await table.upsert(KEYS.map((key) => ({ ...move(key), track: TRACE })));
  upsert = vi.spyOn(table, 'upsert');
});

afterEach(async () => {
  table.close();
  await rm(folder, { recursive: true });
});

function update(onUpdated: (key: ClipKey) => void, signal?: AbortSignal): Promise<void> {
  // What the clips' files hold is not read.
  const clips = KEYS.map((key) => [key, { key, path: import.meta.filename, annotation: null }] as const);
  const parts = { table, descriptions };
  return updateRows(PLAN, new Map(clips), SUBJECT, parts, { updated: onUpdated }, signal);
}

async function relabelledRows(): Promise<number> {
  return (await table.headers()).filter(({ metadata }) => metadata.label === null).length;
}

describe('rows of clips that are the same but for their labels', () => {
  it('are updated five hundred at a time, each is told, and their pose tracks and other vectors stay', async () => {
    const told: ClipKey[] = [];
    const before = await table.get(KEYS[550]);
    await update((key) => told.push(key));
    expect(told).toEqual(KEYS);
    expect(upsert.mock.calls.map(([moves]) => moves.length)).toEqual([500, 100]);
    expect(await relabelledRows()).toBe(KEYS.length);
    expect(await table.poseTracks([KEYS[550]])).toEqual(new Map([[KEYS[550], TRACE]]));
    const { embeddings } = (await table.get(KEYS[550])) ?? {};
    expect(embeddings).toEqual({ ...before?.embeddings, text: NEW_TEXT });
  });

  it('are left alone from where a run is cancelled; those that are done are kept', async () => {
    const abort = new AbortController();
    await update((key) => key === KEYS[524] && abort.abort(), abort.signal);
    expect(await relabelledRows()).toBe(525);
  });
});
