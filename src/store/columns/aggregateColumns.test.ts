import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@lancedb/lancedb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  embedded,
  embeddedPose,
  GOOD_AUDIO,
  GOOD_POSE,
  move,
  unitVector,
} from '../../../test/library/moveBuilder.ts';
import { LEVELS } from '../../moves/labels/metadata.ts';
import { REMARKS_VERSION } from '../../moves/libraryAggregates.ts';
import type { Move } from '../../moves/move.ts';
import { statisticsFrom, statisticsOf } from '../../moves/statistics.ts';
import { MoveTable } from '../table.ts';

let folder: string;
let table: MoveTable;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facts-'));
  table = await MoveTable.open(folder, { create: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Moves that differ in everything that statistics count, some in nothing. */
const moves: readonly Move[] = Array.from({ length: 200 }, (_, n) => {
  const made = move(`${['spin', 'basic', 'ñandú 💃', '__proto__'][n % 4]}/${n}.mp4`, {
    seed: n,
    label: ['spin', 'basic', 'x'][n % 3],
    energy: LEVELS[n % 2],
    difficulty: LEVELS[n % 3],
    unlabelled: n % 7 === 0,
    model: n % 11 === 0 ? 'model-0' : 'model-1',
    clipId: `clip ${n % 190}`,
    contentHash: n % 5 === 0 ? null : `hash ${n % 150}`,
    tempoBpm: n % 6 === 0 ? null : 100 + n / 3,
    vectors: { ...(n % 9 === 0 ? { audio: null } : {}), ...(n % 13 === 0 ? { pose: null } : {}) },
  });
  const weak = embedded(unitVector(128, n), { ...GOOD_AUDIO, onsetStrength: 0.1 });
  return n % 17 === 5 ? { ...made, embeddings: { ...made.embeddings, audio: weak } } : made;
});

describe('the facts of a table', () => {
  it('give the statistics of its moves', async () => {
    await table.upsert(moves);
    const statistics = statisticsFrom(await table.facts());
    expect(statistics).toEqual(statisticsOf(moves));
    expect(statistics.duplicates.clip_ids).not.toEqual([]);
    expect(statistics.duplicates.contents).not.toEqual([]);
    expect(statistics.quality.weak).not.toEqual([]);
  });

  it('are gathered from rows in many files', async () => {
    await table.upsert(moves.slice(0, 90));
    await table.upsert(moves.slice(80));
    await table.remove(moves.slice(0, 20).map(({ key }) => key));
    expect(statisticsFrom(await table.facts())).toEqual(statisticsOf(moves.slice(20)));
  });

  it('are the same where rows were remarked on by other rules, or by none', async () => {
    await table.upsert(moves);
    const connection = await connect(folder);
    const rows = await connection.openTable('moves');
    expect(await rows.countRows('unremarked_version IS NULL')).toBeLessThan(moves.length / 2);
    await rows.update({ values: { unremarked_version: REMARKS_VERSION - 1 }, where: "category = 'spin'" });
    await rows.update({ valuesSql: { unremarked_version: 'NULL' }, where: "category = 'basic'" });
    expect(statisticsFrom(await table.facts())).toEqual(statisticsOf(moves));
    await rows.dropColumns(['unremarked_version']);
    expect(statisticsFrom(await table.facts())).toEqual(statisticsOf(moves));
  });

  it('are counted rightly where texts are put together in more ways than numbers can tell apart', async () => {
    const rows = Array.from({ length: 7_000 }, (_, n) => {
      const made = move(`category ${n}/${n}.mp4`, { seed: 1 });
      const { pose, audio, text } = made.embeddings;
      const model = `model ${n}`;
      return {
        ...made,
        embeddings: { pose: { ...pose, model }, audio: { ...audio, model }, text: { ...text, model } },
      };
    });
    await table.upsert(rows);
    expect(statisticsFrom(await table.facts())).toEqual(statisticsOf(rows));
  });

  it('are none of an empty table', async () => {
    expect(statisticsFrom(await table.facts())).toEqual(statisticsOf([]));
  });

  it('tell texts apart that only join alike, and an empty one from none', async () => {
    const pose = (model: string) => embeddedPose(unitVector(512, 1), GOOD_POSE, model);
    const audio = (model: string) => embedded(unitVector(128, 1), GOOD_AUDIO, model);
    const base = move('a/a.mp4');
    const modelled = (key: string, models: readonly [string, string]): Move => ({
      ...move(key, { contentHash: '' }),
      embeddings: { ...base.embeddings, pose: pose(models[0]), audio: audio(models[1]) },
    });
    const rows = [
      modelled('a/b.mp4', ['m', 'n1']),
      modelled('a/c.mp4', ['mn', '1']),
      move('a/d.mp4', { contentHash: null }),
    ];
    await table.upsert(rows);
    const { quality, duplicates } = statisticsFrom(await table.facts());
    expect(quality.models).toMatchObject({ pose: { m: 1, mn: 1 }, audio: { n1: 1, 1: 1 } });
    expect(duplicates.contents).toEqual([{ content_hash: '', clip_keys: ['a/b.mp4', 'a/c.mp4'] }]);
  });
});
