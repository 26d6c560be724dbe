import { Index, type Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';

/** Below so many rows reading everything is as fast as an index, and exact. */
export const INDEX_FROM_ROWS = 20_000;

const INDEX_NAME = 'fused_idx';

export interface NearestQuery {
  /** `fused` for weighted queries of 1024 floats, `text_embedding` for words alone. */
  readonly column: 'fused' | 'text_embedding';
  readonly vector: Float32Array;
  readonly limit: number;
  readonly where?: string | undefined;
}

/** Breadth of the search through the graph, and how many times `limit` candidates are measured exactly. */
const SEARCH_BREADTH = 400;
const REFINE_FACTOR = 8;

/**
 * Builds the index on `fused` where the table has grown large enough and has none. Distance l2 in one partition:
 * with dot the same index returns wrong rows.
 */
export async function buildFusedIndex(table: Table): Promise<void> {
  if ((await table.countRows()) < INDEX_FROM_ROWS) {
    return;
  }
  const indices = await table.listIndices();
  if (indices.some(({ name }) => name === INDEX_NAME)) {
    return;
  }
  await table.createIndex('fused', {
    name: INDEX_NAME,
    config: Index.hnswSq({ distanceType: 'l2', numPartitions: 1, m: 20, efConstruction: 200 }),
  });
}

/** The rows nearest to a vector, through the index where there is one for the column, else by comparing all. */
export async function nearest(table: Table, columns: string[], query: NearestQuery): Promise<RecordBatch[]> {
  const search = table
    .vectorSearch(query.vector)
    .column(query.column)
    .distanceType('l2')
    .ef(SEARCH_BREADTH)
    .refineFactor(REFINE_FACTOR)
    .limit(query.limit)
    .select(columns);
  const batches: RecordBatch[] = [];
  for await (const batch of query.where === undefined ? search : search.where(query.where)) {
    batches.push(batch);
  }
  return batches;
}
