import {
  type Data,
  type DataType,
  type Field,
  FixedSizeList,
  Float32,
  makeData,
  RecordBatch,
  Struct,
  Table,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import { z } from 'zod';
import { type ClipKey, parseClipKey } from '../moves/clip.ts';
import { FIELD_NAMES, ofEachColumn } from '../moves/labels/fields.ts';
import { labelColumnShape, labelsOfColumns } from '../moves/labels/labelSchemas.ts';
import type { Provenance } from '../moves/labels/provenance.ts';
import { REMARKS_VERSION, remarksOn } from '../moves/libraryAggregates.ts';
import { MODALITIES, type Modality } from '../moves/modality.ts';
import {
  type Embedding,
  type EmbeddingFacts,
  embeddedModalities,
  type Move,
  type MoveEmbeddings,
  type MoveHeader,
  modelOf,
  type PoseEmbedding,
} from '../moves/move.ts';
import type { MoveTracks, TrackedMove } from '../moves/moveTracks.ts';
import type { PoseQuality } from '../moves/quality.ts';
import { fuse, partOf } from './columns/fused.ts';
import { missingCell } from './columns/missingSentences.ts';
import { modalitiesText } from './columns/modalitiesColumn.ts';
import { provenanceToJson } from './columns/provenanceColumn.ts';
import { factsFromJson, qualitySchema, qualityToJson } from './columns/qualityJson.ts';
import { TRACE_VERSION, trackFromBytes, trackToBytes } from './columns/trackColumn.ts';
import { VectorColumn } from './columns/vectorColumn.ts';
import { windowsFromBytes, windowsToBytes } from './columns/windowsColumn.ts';
import { HEADER_FIELDS, TABLE_SCHEMA, WINDOWS_FIELD } from './tableSchema.ts';

type Cell = string | readonly string[] | number | bigint | Date | null | Float32Array | Uint8Array;

/** A move as it is written; without a pose track it gets none. */
export type WrittenMove = Move | TrackedMove;

function trackOf(move: WrittenMove): MoveTracks | null {
  return 'track' in move ? move.track : null;
}

function provenanceOf(move: WrittenMove): Provenance | null {
  return ('provenance' in move && move.provenance) || null;
}

function vectorOf(move: Move, modality: Modality): Float32Array | null {
  const embedding = move.embeddings[modality];
  return embedding.status === 'embedded' ? embedding.vector : null;
}

/** What each column of the table says of a move. */
const CELL_OF: Readonly<Record<string, (move: WrittenMove) => Cell>> = {
  clip_key: (move) => move.key,
  clip_id: (move) => move.metadata.clipId,
  move_name: (move) => move.metadata.moveName,
  ...ofEachColumn(FIELD_NAMES, (field) => (move: WrittenMove) => move.metadata[field]),
  duration_s: (move) => move.durationSeconds,
  tempo_bpm: (move) => move.tempoBpm,
  video_path: (move) => move.videoPath,
  content_hash: (move) => move.contentHash,
  source_size: (move) => (move.source ? BigInt(move.source.sizeBytes) : null),
  source_modified_ms: (move) => move.source?.modifiedMs ?? null,
  modalities: (move) => modalitiesText(embeddedModalities(move)),
  pose_model: (move) => modelOf(move, 'pose'),
  audio_model: (move) => modelOf(move, 'audio'),
  text_model: (move) => modelOf(move, 'text'),
  quality: (move) => JSON.stringify(qualityToJson(move.embeddings, missingCell)),
  embedded_at: (move) => move.embeddedAt,
  pose_embedding: (move) => vectorOf(move, 'pose'),
  audio_embedding: (move) => vectorOf(move, 'audio'),
  text_embedding: (move) => vectorOf(move, 'text'),
  fused: (move) => fuse(move.embeddings),
  pose_windows: ({ embeddings: { pose } }) =>
    pose.status === 'embedded' && pose.windows ? windowsToBytes(pose.windows) : null,
  unremarked_version: (move) => (remarksOn(move, move.metadata.dance) ? null : REMARKS_VERSION),
  provenance: (move) => {
    const provenance = provenanceOf(move);
    return provenance && provenanceToJson(provenance);
  },
  trace_version: (move) => (trackOf(move) ? TRACE_VERSION : null),
  trace: (move) => {
    const track = trackOf(move);
    return track && trackToBytes(track);
  },
};

function vectorColumn(type: FixedSizeList<Float32>, vectors: readonly (Float32Array | null)[]): Data {
  const values = new Float32Array(vectors.length * type.listSize);
  const validity = new Uint8Array(Math.ceil(vectors.length / 8));
  let nullCount = 0;
  vectors.forEach((vector, row) => {
    if (vector) {
      values.set(vector, row * type.listSize);
      validity[row >> 3] |= 1 << (row & 7);
    } else {
      nullCount++;
    }
  });
  const child = makeData({ type: new Float32(), length: values.length, data: values, nullCount: 0 });
  const nullBitmap = nullCount > 0 ? validity : undefined;
  return makeData({ type, length: vectors.length, nullCount, nullBitmap, child });
}

function column(field: Field, moves: readonly WrittenMove[]): Data {
  const cells = moves.map(CELL_OF[field.name]);
  return field.type instanceof FixedSizeList
    ? vectorColumn(
        field.type,
        cells.map((cell) => (cell instanceof Float32Array ? cell : null)),
      )
    : vectorFromArray(cells, field.type).data[0];
}

/** Moves as rows of the table. */
export function tableFrom(moves: readonly WrittenMove[]): Table {
  const children = TABLE_SCHEMA.fields.map((field) => column(field, moves));
  const type = new Struct<Record<string, DataType>>(TABLE_SCHEMA.fields);
  const rows = makeData({ type, length: moves.length, nullCount: 0, children });
  return new Table(TABLE_SCHEMA, [new RecordBatch(TABLE_SCHEMA, rows)]);
}

export const clipKeySchema = z.string().transform((text, context): ClipKey => {
  const key = parseClipKey(text);
  if (key === null) {
    context.addIssue(`"${text}" is not the path of a clip`);
    return z.NEVER;
  }
  return key;
});

const rowSchema = z.object({
  clip_key: clipKeySchema,
  clip_id: z.string(),
  move_name: z.string(),
  ...labelColumnShape,
  duration_s: z.number(),
  tempo_bpm: z.number().nullable(),
  video_path: z.string(),
  content_hash: z.string().nullable(),
  source_size: z.bigint().nullable(),
  source_modified_ms: z.number().nullable(),
  pose_model: z.string().nullable(),
  audio_model: z.string().nullable(),
  text_model: z.string().nullable(),
  quality: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(qualitySchema),
  embedded_at: z.number(),
});

function headerFrom(cells: Readonly<Record<string, unknown>>): MoveHeader {
  const row = rowSchema.parse(cells);
  return {
    key: row.clip_key,
    videoPath: row.video_path,
    metadata: { clipId: row.clip_id, moveName: row.move_name, ...labelsOfColumns(row) },
    durationSeconds: row.duration_s,
    tempoBpm: row.tempo_bpm,
    contentHash: row.content_hash,
    source:
      row.source_size === null || row.source_modified_ms === null
        ? null
        : { sizeBytes: Number(row.source_size), modifiedMs: row.source_modified_ms },
    embeddings: factsFromJson(
      row.quality,
      { pose: row.pose_model, audio: row.audio_model, text: row.text_model },
      'never-embedded',
    ),
    embeddedAt: new Date(row.embedded_at),
  };
}

/** A cell's own value; a list's texts instead of the column that holds them. */
function plain(cell: unknown): unknown {
  return cell instanceof Vector ? [...cell] : cell;
}

/** Headers of the rows in a batch that holds at least the columns of `HEADER_FIELDS`. @throws ZodError */
export function headersFrom(batch: RecordBatch): MoveHeader[] {
  const columns = HEADER_FIELDS.map(({ name }) => [name, batch.getChild(name)] as const);
  return Array.from({ length: batch.numRows }, (_, row) =>
    headerFrom(Object.fromEntries(columns.map(([name, cells]) => [name, plain(cells?.get(row))]))),
  );
}

function withVector<Q>(facts: EmbeddingFacts<Q>, vector: Float32Array | null): Embedding<Q> {
  if (facts.status === 'missing') {
    return facts;
  }
  return vector === null
    ? { status: 'missing', reason: { because: 'table-has-no-vector' }, model: facts.model }
    : { ...facts, vector };
}

function withWindows(pose: Embedding<PoseQuality>, bytes: unknown): PoseEmbedding {
  return pose.status === 'missing'
    ? pose
    : { ...pose, windows: bytes instanceof Uint8Array ? windowsFromBytes(bytes) : null };
}

/**
 * Moves from a batch with the columns of `HEADER_FIELDS` and the modalities' vectors, and with their windows where it
 * has them. @throws ZodError
 */
export function movesFrom(batch: RecordBatch): Move[] {
  const [pose, audio, text] = MODALITIES.map((modality) => new VectorColumn(batch, `${modality}_embedding`));
  const columns = { pose, audio, text };
  return movesWith(batch, (modality, row) => columns[modality].at(row));
}

/** The same from a batch with `fused` instead of the modalities' vectors. @throws ZodError */
export function movesFromFused(batch: RecordBatch): Move[] {
  const fused = new VectorColumn(batch, 'fused');
  return movesWith(batch, (modality, row) => {
    const vector = fused.at(row);
    return vector && partOf(vector, modality);
  });
}

function movesWith(
  batch: RecordBatch,
  vectorAt: (modality: Modality, row: number) => Float32Array | null,
): Move[] {
  // A copy, so that one move does not keep its whole batch in memory.
  const copyOf = (modality: Modality, row: number) => vectorAt(modality, row)?.slice() ?? null;
  const windows = batch.getChild(WINDOWS_FIELD.name);
  return headersFrom(batch).map((header, row) => {
    const { pose, audio, text } = header.embeddings;
    const embeddings: MoveEmbeddings = {
      pose: withWindows(withVector(pose, copyOf('pose', row)), windows?.get(row)),
      audio: withVector(audio, copyOf('audio', row)),
      text: withVector(text, copyOf('text', row)),
    };
    return { ...header, embeddings };
  });
}

/** Pose tracks from a batch with the columns `clip_key`, `trace_version` and `trace`; rows without one are left out. */
export function tracksFrom(batch: RecordBatch): (readonly [ClipKey, MoveTracks])[] {
  return Array.from({ length: batch.numRows }, (_, row) => {
    const key = parseClipKey(String(batch.getChild('clip_key')?.get(row)));
    const bytes: unknown = batch.getChild('trace')?.get(row);
    const isCurrent = batch.getChild('trace_version')?.get(row) === TRACE_VERSION;
    return key !== null && isCurrent && bytes instanceof Uint8Array
      ? [[key, trackFromBytes(bytes)] as const]
      : [];
  }).flat();
}
