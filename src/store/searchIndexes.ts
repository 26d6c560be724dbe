import { Index, type Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import type { ClipKey } from '../moves/clip.ts';
import { FILTER_FIELDS, rulesOf } from '../moves/labels/fields.ts';
import { MODALITIES } from '../moves/modality.ts';
import { dot } from '../moves/vectors.ts';
import { VectorColumn } from './columns/vectorColumn.ts';

/** Below so many rows reading everything is as fast as an index, and exact. */
export const INDEX_FROM_ROWS = 10_000;

const INDEX_NAME = 'fused_idx';

/** Every optimizing adds a graph of its own for the rows that are new. From so many on, a search takes twice as long. */
const MOST_GRAPHS = 16;

export interface NearestQuery {
  /** `fused` for weighted queries of 1024 floats; `text_embedding` for words alone. */
  readonly column: 'fused' | 'text_embedding';
  readonly vector: Float32Array;
  readonly limit: number;
  readonly where?: string | undefined;
}

export interface IndexQuery extends Omit<NearestQuery, 'column'> {
  /** What is read of the rows beside `fused`, which the index reads anyway. */
  readonly columns: readonly string[];
}

/** So many rows are found through the index for each that is asked for, and compared by their own vectors. */
const REFINED = 4;

/**
 * How many of the graph's rows are looked at for each that is asked for, and from how many rows on it takes more, in
 * proportion. Half of it found .90 of the best at a million rows by pose or music alone, and this .975 and more.
 */
const SEARCH_BREADTH = 16;
const BROADER_FROM_ROWS = 500_000;

export interface NearRow {
  readonly key: ClipKey;
  /** Inner product of the query and the row's vector. */
  readonly score: number;
}

const FILTERED_LABELS = FILTER_FIELDS.map(rulesOf);

/** Columns that searches filter by, each with few different values. */
const FILTERED_COLUMNS = [
  ...FILTERED_LABELS.filter(({ kind }) => kind !== 'many').map(({ column }) => column),
  'modalities',
  ...MODALITIES.map((modality) => `${modality}_model`),
];

/**
 * Builds the indexes that a large table lacks: of keys and of what searches filter by, and the graph over `fused`,
 * last because it tells that the others are there. Distance l2 in one partition: with dot the same index returns
 * wrong rows.
 */
export async function buildIndexes(table: Table, fromRows: number): Promise<void> {
  if ((await table.countRows()) < fromRows || (await graphsOf(table)) > 0) {
    return;
  }
  await table.createIndex('clip_key', { config: Index.btree() });
  for (const column of FILTERED_COLUMNS) {
    await table.createIndex(column, { config: Index.bitmap() });
  }
  for (const { column } of FILTERED_LABELS.filter(({ kind }) => kind === 'many')) {
    await table.createIndex(column, { config: Index.labelList() });
  }
  await table.createIndex('fused', {
    name: INDEX_NAME,
    config: Index.hnswSq({ distanceType: 'l2', numPartitions: 1, m: 20, efConstruction: 200 }),
  });
}

/** How many graphs the index on `fused` consists of; 0 where there is none. */
export async function graphsOf(table: Table): Promise<number> {
  const index = (await table.listIndices()).find(({ name }) => name === INDEX_NAME);
  return index ? (index.numSegments ?? 1) : 0;
}

/** Drops the index on `fused` where it consists of too many graphs, to be built as one. */
export async function dropWornIndex(table: Table): Promise<void> {
  if ((await graphsOf(table)) > MOST_GRAPHS) {
    await table.dropIndex(INDEX_NAME);
  }
}

/** The rows that have the greatest inner products with a vector, in no particular order: every row is compared. */
export async function nearest(table: Table, query: NearestQuery): Promise<NearRow[]> {
  const { column, vector, where, limit } = query;
  const search = table.vectorSearch(vector).column(column).distanceType('dot').bypassVectorIndex();
  const found: NearRow[] = [];
  for await (const batch of (where === undefined ? search : search.where(where))
    .limit(limit)
    // The distance is asked for by name, because LanceDB warns of every query that leaves it out.
    .select(['clip_key', column, '_distance'])) {
    found.push(...nearRowsFrom(batch, query));
  }
  return found;
}

function nearRowsFrom(batch: RecordBatch, { column, vector }: NearestQuery): NearRow[] {
  const keys = batch.getChild('clip_key');
  const vectors = new VectorColumn(batch, column);
  return Array.from({ length: batch.numRows }, (_, row) => {
    const found = vectors.at(row);
    return found ? [{ key: keys?.get(row), score: dot(vector, found) }] : [];
  }).flat();
}

/**
 * Rows near a weighted query, found through the index on `fused`, in no particular order. It goes by distance, which
 * ranks like the inner product only among rows with equally many modalities: a missing one makes a row shorter, and
 * nearer.
 * @param rows how many the table has
 */
export function nearestByIndex(
  table: Table,
  { vector, where, limit, columns }: IndexQuery,
  rows: number,
): AsyncIterable<RecordBatch> {
  const search = table
    .vectorSearch(scaledLikeRows(vector))
    .column('fused')
    .distanceType('l2')
    .ef(limit * REFINED * searchBreadth(rows))
    .refineFactor(REFINED);
  return (where === undefined ? search : search.where(where))
    .limit(limit)
    .select([...columns, 'fused', '_distance']);
}

function searchBreadth(rows: number): number {
  return Math.ceil(SEARCH_BREADTH * Math.max(1, rows / BROADER_FROM_ROWS));
}

/**
 * A weighted query as long as a row with every modality. Its length does not change the ranking, but the index keeps
 * 256 steps for each component between the least and the greatest of the rows': a short query falls on few of
 * them, a long one beyond them.
 */
function scaledLikeRows(vector: Float32Array): Float32Array {
  const scale = Math.sqrt(MODALITIES.length / dot(vector, vector));
  return vector.map((component) => component * scale);
}
