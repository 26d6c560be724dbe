import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { move, unitVector } from '../../../test/library/moveBuilder.ts';
import { DIMENSIONS } from '../../moves/modality.ts';
import type { Move } from '../../moves/move.ts';
import { EXPORT_FORMAT_NAMES, type ExportFormat } from '../../shared/exportFormats.ts';
import { MoveTable } from '../../store/table.ts';
import { whereFilter } from '../../store/whereClause.ts';
import { exportLibrary } from './exportLibrary.ts';

const HOSTILE = '</TIER>&"=1\t😀';

/** A library with what is awkward: missing vectors, another model, hostile labels, no labels. */
const MOVES = [
  move('a/hostile.mp4', { seed: 1, label: HOSTILE, difficulty: 'low' }),
  move('a/no pose.mp4', { seed: 2, vectors: { pose: null } }),
  move('b/other model.mp4', { seed: 3, model: 'model-2', tempoBpm: null }),
  move('b/unlabelled.mp4', { seed: 4, unlabelled: true }),
];

let folder: string;
let table: MoveTable;
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'move-export-'));
  table = await MoveTable.open(join(folder, 'database'), { create: true });
  await table.upsert(MOVES.map((each) => ({ ...each, track: null })));
});

beforeEach(async () => {
  out = join(await mkdtemp(join(folder, 'out-')), 'export');
});

afterAll(async () => {
  table.close();
  await rm(folder, { recursive: true, force: true });
});

function exported(format: ExportFormat, where?: string, only?: ReadonlySet<string>): Promise<number> {
  const clipFileOf = async ({ key }: Move) => join('/clips', key);
  return exportLibrary({ format, out, table, where, only, clipFileOf }, {});
}

async function parquetRows(): Promise<Record<string, unknown>[]> {
  const bytes = await readFile(out);
  return parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
}

async function text(...name: string[]): Promise<string> {
  return readFile(join(out, ...name), 'utf8');
}

describe('exporting as Parquet', () => {
  it('keeps every vector to the bit, every label as it is, and nothing where there is none', async () => {
    expect(await exported('parquet')).toBe(4);
    const rows = await parquetRows();
    expect(rows.map(({ clip_key }) => clip_key)).toEqual(MOVES.map(({ key }) => key));
    expect(rows[0]).toMatchObject({ move_label: HOSTILE, difficulty: 'beginner', tags: [], tempo_bpm: 128 });
    expect(rows[0].embedded_at).toEqual(MOVES[0].embeddedAt);
    expect(rows[3]).toMatchObject({ move_label: null, difficulty: null });
    rows.forEach((row, i) => {
      const pose = i === 1 ? null : [...unitVector(DIMENSIONS.pose, (i + 1) * 3)];
      expect(row.pose_embedding ?? null).toEqual(pose);
      expect(row.text_embedding).toEqual([...unitVector(DIMENSIONS.text, (i + 1) * 3 + 2)]);
    });
    expect(JSON.parse(String(rows[1].quality)).pose).toEqual({ missing: 'no pose here' });
  });

  it('takes what a filter admits, and of that only what is asked for', async () => {
    const where = whereFilter({ difficulty: ['intermediate'] }, new Set());
    expect(await exported('parquet', where)).toBe(2);
    expect((await parquetRows()).map(({ clip_key }) => clip_key)).toEqual([
      'a/no pose.mp4',
      'b/other model.mp4',
    ]);
    expect(await exported('parquet', where, new Set(['b/other model.mp4', 'b/unlabelled.mp4']))).toBe(1);
    expect(await exported('parquet', whereFilter({ difficulty: ['advanced'] }, new Set()))).toBe(0);
    expect(await parquetRows()).toEqual([]);
  });
});

it('exporting for Embedding Atlas lays moves out as the map does, without vectors of another model', async () => {
  await exported('embedding-atlas');
  const rows = await parquetRows();
  const words = (seed: number) => [...unitVector(DIMENSIONS.text, seed * 3 + 2)].map((value) => value / 2);
  expect(rows[0].vector).toEqual([...unitVector(DIMENSIONS.pose, 3), ...words(1)]);
  expect(rows[1].vector).toEqual([...new Array(DIMENSIONS.pose).fill(0), ...words(2)]);
  expect(rows[2].vector).toEqual(new Array(DIMENSIONS.pose + DIMENSIONS.text).fill(0));
  expect(rows.map(({ missing }) => missing)).toEqual([[], ['pose'], [], []]);
});

it('exporting for the projector pairs each vector with its line of labels', async () => {
  await exported('projector');
  const [heading, ...labels] = (await text('pose_metadata.tsv')).trimEnd().split('\n');
  const vectors = (await text('pose.tsv')).trimEnd().split('\n');
  expect(heading.split('\t').slice(0, 4)).toEqual(['clip_key', 'clip_id', 'move_name', 'move_label']);
  expect(labels.map((line) => line.split('\t').slice(0, 4))).toEqual([
    ['a/hostile.mp4', 'hostile', 'Hostile', '</TIER>&"=1 😀'],
    ['b/unlabelled.mp4', 'unlabelled', 'Unlabelled', ''],
  ]);
  expect(vectors.map((line) => Float32Array.from(line.split('\t'), Number))).toEqual([
    unitVector(DIMENSIONS.pose, 3),
    unitVector(DIMENSIONS.pose, 12),
  ]);
  expect(await text('projector_config.pbtxt')).toContain('metadata_path: "audio_metadata.tsv"');
});

it('exporting for FiftyOne names each clip, its labels and its vectors', async () => {
  await exported('fiftyone');
  const { samples } = JSON.parse(await text('samples.json'));
  const { sample_fields } = JSON.parse(await text('metadata.json'));
  expect(samples.map(({ filepath }: { filepath: string }) => filepath)).toEqual(
    MOVES.map(({ key }) => join('/clips', key)),
  );
  expect(samples[0]).toMatchObject({ move_label: HOSTILE, tags: [], tempo_bpm: { $numberDouble: '128' } });
  expect(samples[1].pose_embedding).toBeNull();
  const bytes = inflateSync(Buffer.from(samples[0].pose_embedding.$binary.base64, 'base64'));
  expect(Array.from({ length: 512 }, (_, i) => bytes.readFloatLE(128 + 4 * i))).toEqual([
    ...unitVector(DIMENSIONS.pose, 3),
  ]);
  const described = sample_fields.map(({ name }: { name: string }) => name);
  expect(Object.keys(samples[0]).filter((name) => !described.includes(name))).toEqual(['_media_type']);
});

it('exporting for ELAN spans each clip with what is said of it', async () => {
  await exported('elan');
  expect((await readdir(out, { recursive: true })).filter((name) => name.endsWith('.eaf')).sort()).toEqual(
    MOVES.map(({ key }) => join(`${key}.eaf`)),
  );
  const document = await text('a', 'hostile.mp4.eaf');
  expect(document).toContain('<TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="12500"/>');
  expect(document).toContain('<ANNOTATION_VALUE>&#60;/TIER&#62;&#38;&#34;=1&#9;😀</ANNOTATION_VALUE>');
  expect(document).toContain('MEDIA_URL="file:///clips/a/hostile.mp4"');
  expect(await text('b', 'unlabelled.mp4.eaf')).toContain(
    '<TIER LINGUISTIC_TYPE_REF="text" TIER_ID="label"/>',
  );
});

describe.each(EXPORT_FORMAT_NAMES)('exporting as %s', (format) => {
  it('gives the same bytes for the same library', async () => {
    const bytesOf = async () => {
      const names = await readdir(out, { recursive: true }).catch(() => []);
      const files = names.length === 0 ? [out] : names.sort().map((name) => join(out, name));
      return Promise.all(files.map((file) => readFile(file, 'hex').catch(() => null)));
    };
    await exported(format);
    const first = await bytesOf();
    await rm(out, { recursive: true });
    await exported(format);
    expect(await bytesOf()).toEqual(first);
  });

  it('leaves what is something else as it is', async () => {
    await mkdir(out);
    await writeFile(join(out, 'mine.txt'), 'mine');
    await expect(exported(format)).rejects.toThrow(out);
    expect(await readdir(out)).toEqual(['mine.txt']);
    await rm(out, { recursive: true });
    await writeFile(out, 'a clip');
    await expect(exported(format)).rejects.toThrow(out);
    expect(await readFile(out, 'utf8')).toBe('a clip');
  });

  it('leaves nothing when it is cancelled', async () => {
    const cancelled = exportLibrary(
      { format, out, table, where: undefined, only: undefined, clipFileOf: async ({ key }) => key },
      { signal: AbortSignal.abort() },
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(join(out, '..'))).toEqual([]);
  });
});
