import { Index, type Table, type VectorQuery } from '@lancedb/lancedb';
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
  /**
   * `exact` compares every row the where clause admits, by inner product. `index` goes by distance, which ranks like
   * the inner product only among rows with equally many modalities: a missing one makes a row shorter, and nearer.
   */
  readonly by: 'exact' | 'index';
}

/**
 * Breadth of the search through the graph, and how many times `limit` candidates are measured exactly. With these
 * and the graph below recall at ten was .97 to 1.0 on 50,000 rows, whatever the weights (bench/search.ts); half as
 * many links a row and a third of the breadth found .91 of the best where pose counted most, because most links then
 * lead to rows of the same description.
 */
const SEARCH_BREADTH = 3000;
const REFINE_FACTOR = 30;

/**
 * Builds the index on `fused` where the table has grown large enough and has none. Distance l2 in one partition:
 * with dot the same index returns wrong rows.
 */
export async function buildFusedIndex(table: Table, fromRows: number): Promise<void> {
  if ((await table.countRows()) < fromRows) {
    return;
  }
  if (await hasFusedIndex(table)) {
    return;
  }
  await table.createIndex('fused', {
    name: INDEX_NAME,
    config: Index.hnswSq({ distanceType: 'l2', numPartitions: 1, m: 40, efConstruction: 300 }),
  });
}

export async function hasFusedIndex(table: Table): Promise<boolean> {
  return (await table.listIndices()).some(({ name }) => name === INDEX_NAME);
}

/** The rows nearest to a vector. */
export async function nearest(table: Table, columns: string[], query: NearestQuery): Promise<RecordBatch[]> {
  const { column, by, where, limit } = query;
  const all = table.vectorSearch(query.vector).column(column);
  const search = by === 'exact' ? all.distanceType('dot').bypassVectorIndex() : throughIndex(all);
  const batches: RecordBatch[] = [];
  for await (const batch of (where === undefined ? search : search.where(where))
    .limit(limit)
    // Asked for by name, because LanceDB warns of every query that leaves it out.
    .select([...columns, '_distance'])) {
    batches.push(batch);
  }
  return batches;
}

function throughIndex(search: VectorQuery): VectorQuery {
  return search.distanceType('l2').ef(SEARCH_BREADTH).refineFactor(REFINE_FACTOR);
}
