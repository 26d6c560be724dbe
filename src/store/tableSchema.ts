import {
  Binary,
  type DataType,
  Field,
  FixedSizeList,
  Float32,
  Float64,
  Int32,
  Int64,
  List,
  Schema,
  TimestampMillisecond,
  Utf8,
} from 'apache-arrow';
import { columnOf, FIELD_NAMES, type FieldRules, rulesOf } from '../moves/labels/fields.ts';
import { DIMENSIONS, MODALITIES } from '../moves/modality.ts';

export const TABLE_NAME = 'moves';

/** Raised whenever a program that knows only the older schema would misread a table. */
const SCHEMA_VERSION = 1;

const VERSION_KEY = 'move_embeddings_schema_version';

/** Length of `fused`: the modalities' vectors side by side, in the order of `MODALITIES`. */
export const FUSED_DIMENSION = MODALITIES.reduce((sum, modality) => sum + DIMENSIONS[modality], 0);

function vector(dimension: number): FixedSizeList<Float32> {
  return new FixedSizeList(dimension, new Field('item', new Float32(), true));
}

// LanceDB enforces the primary key in merges only when the column says so, and only a non-nullable column may.
const PRIMARY_KEY = new Map([
  ['lance-schema:unenforced-primary-key', 'true'],
  ['lance-schema:unenforced-primary-key:position', '1'],
]);

const TEXTS = new List(new Field('item', new Utf8(), true));

function labelColumns(has: (rules: FieldRules) => boolean, isNullable: boolean): Field[] {
  return FIELD_NAMES.filter((field) => has(rulesOf(field))).map((field) => {
    const { kind } = rulesOf(field);
    const type = kind === 'many' ? TEXTS : kind === 'seconds' ? new Float64() : new Utf8();
    return new Field(columnOf(field), type, isNullable);
  });
}

const LATER_LABEL_FIELDS = labelColumns(({ later }) => later, true);

/**
 * Columns that describe a move without its vectors. `modalities` names those that have a vector: whether a vector is
 * null could be asked of its own column, but only by reading every vector.
 */
export const HEADER_FIELDS = [
  new Field('clip_key', new Utf8(), false, PRIMARY_KEY),
  new Field('clip_id', new Utf8(), false),
  new Field('move_name', new Utf8(), false),
  ...labelColumns(({ kind }) => kind === 'folder', false),
  ...labelColumns(({ kind, later }) => kind !== 'folder' && !later, true),
  new Field('duration_s', new Float64(), false),
  new Field('tempo_bpm', new Float64(), true),
  new Field('video_path', new Utf8(), false),
  new Field('content_hash', new Utf8(), true),
  new Field('source_size', new Int64(), true),
  new Field('source_modified_ms', new Float64(), true),
  new Field('modalities', new Utf8(), false),
  new Field('pose_model', new Utf8(), true),
  new Field('audio_model', new Utf8(), true),
  new Field('text_model', new Utf8(), true),
  new Field('quality', new Utf8(), false),
  new Field('embedded_at', new TimestampMillisecond('UTC'), false),
  ...LATER_LABEL_FIELDS,
] satisfies Field<DataType>[];

/** Columns of vectors: each modality's own, and `fused` for search, where a missing modality is zeros. */
const VECTOR_FIELDS = [
  ...MODALITIES.map((modality) => new Field(`${modality}_embedding`, vector(DIMENSIONS[modality]), true)),
  new Field('fused', vector(FUSED_DIMENSION), false),
] satisfies Field<DataType>[];

/** What choreographing needs of a clip, and the version of it. Null in rows that were loaded from a file. */
export const TRACE_FIELDS = [
  new Field('trace_version', new Int32(), true),
  new Field('trace', new Binary(), true),
] satisfies Field<DataType>[];

/** How the dancers move second by second, beside the pose vector and of the same model. */
export const WINDOWS_FIELD = new Field('pose_windows', new Binary(), true);

/** The version of the remarks by which there is none on a row, whose `quality` need not be read then; else null. */
export const UNREMARKED_FIELD = new Field('unremarked_version', new Int32(), true);

/** Where a row's labels and its clip came from, as JSON. Null in rows that were loaded from a file. */
export const PROVENANCE_FIELD = new Field('provenance', new Utf8(), true);

/** Columns that tables made by earlier versions do not have; null in the rows they hold. */
const LATER_FIELDS = [
  ...LATER_LABEL_FIELDS,
  ...TRACE_FIELDS,
  UNREMARKED_FIELD,
  WINDOWS_FIELD,
  PROVENANCE_FIELD,
] satisfies Field<DataType>[];

/** The table `moves`: one row a move. The version travels as the schema's own metadata. */
export const TABLE_SCHEMA = new Schema<Record<string, DataType>>(
  [
    ...HEADER_FIELDS,
    ...VECTOR_FIELDS,
    ...LATER_FIELDS.filter((field) => !LATER_LABEL_FIELDS.includes(field)),
  ],
  new Map([[VERSION_KEY, String(SCHEMA_VERSION)]]),
);

/** Why a table found in a database is not one that this program can use; null where it is. */
export function schemaProblem(found: Schema): string | null {
  const version = Number(found.metadata.get(VERSION_KEY) ?? SCHEMA_VERSION);
  if (version > SCHEMA_VERSION) {
    return `a newer version of Move Embeddings made it (schema ${version}, this one knows ${SCHEMA_VERSION})`;
  }
  for (const field of TABLE_SCHEMA.fields) {
    const other = found.fields.find(({ name }) => name === field.name);
    if (!other && LATER_FIELDS.some(({ name }) => name === field.name)) {
      continue;
    }
    if (!other) {
      return `it has no column "${field.name}"`;
    }
    if (String(other.type) !== String(field.type)) {
      return `its column "${field.name}" holds ${other.type} instead of ${field.type}`;
    }
  }
  return null;
}

/** The columns that a table of an earlier version lacks. */
export function lackingFields(found: Schema): Field[] {
  return LATER_FIELDS.filter((field) => !hasFields(found, [field]));
}

/** Whether a table has these columns. */
export function hasFields(found: Schema, fields: readonly Field[]): boolean {
  return fields.every(({ name }) => found.fields.some((field) => field.name === name));
}
