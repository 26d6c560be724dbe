import type { Table } from '@lancedb/lancedb';
import type { Field, RecordBatch, Schema } from 'apache-arrow';
import { ZodError, z } from 'zod';
import { type ClipKey, compareKeys, parseClipKey } from '../moves/clip.ts';
import type { Provenance } from '../moves/labels/provenance.ts';
import { type LibraryAggregates, REMARKS_VERSION } from '../moves/libraryAggregates.ts';
import type { Move, MoveHeader } from '../moves/move.ts';
import type { MoveTracks } from '../moves/moveTracks.ts';
import type { Prevalence } from '../moves/prevalence.ts';
import { Failure, messageOf } from '../shared/failure.ts';
import { storageFailure } from '../shared/storageFailure.ts';
import { AnswersOfVersion } from './answersOfVersion.ts';
import { AggregateColumns, FACT_COLUMNS, REMARK_COLUMNS } from './columns/aggregateColumns.ts';
import { NO_TEXT } from './columns/dictionaryColumn.ts';
import { PREVALENCE_COLUMNS, prevalenceFrom } from './columns/prevalenceColumns.ts';
import { provenanceFromJson } from './columns/provenanceColumn.ts';
import { TRACE_VERSION } from './columns/trackColumn.ts';
import { withCommitLock } from './commitLock.ts';
import { addLackingColumns, createTable, openTable, unreadable } from './database.ts';
import {
  buildIndexes,
  dropWornIndex,
  graphsOf,
  INDEX_FROM_ROWS,
  type IndexQuery,
  type NearestQuery,
  type NearRow,
  nearest,
  nearestByIndex,
} from './searchIndexes.ts';
import {
  clipKeySchema,
  headersFrom,
  movesFrom,
  movesFromFused,
  tableFrom,
  tracksFrom,
  type WrittenMove,
} from './tableRows.ts';
import {
  HEADER_FIELDS,
  hasFields,
  lackingFields,
  PROVENANCE_FIELD,
  TABLE_SCHEMA,
  TRACE_FIELDS,
  UNREMARKED_FIELD,
  WINDOWS_FIELD,
} from './tableSchema.ts';
import { keyIsOneOf } from './whereClause.ts';

const HEADER_COLUMNS = HEADER_FIELDS.map(({ name }) => name);
const TRACE_COLUMNS = TRACE_FIELDS.map(({ name }) => name);
const MOVE_COLUMNS = TABLE_SCHEMA.fields
  .map(({ name }) => name)
  .filter(
    (name) => !['fused', UNREMARKED_FIELD.name, PROVENANCE_FIELD.name, ...TRACE_COLUMNS].includes(name),
  );

/** Rows of one commit: about 160 MB of vectors. */
const ROWS_A_COMMIT = 20_000;
const KEYS_A_QUERY = 500;
/** Each batch takes some time by itself. */
const SHORT_ROWS_A_BATCH = 65_536;

/** More small files than one run leaves after it has optimized. */
const MANY_FILES = 2;

/** Replaced versions of the table are kept for so long, for readers that are still at them. */
const KEEP_VERSIONS_MS = 60 * 60 * 1000;

/**
 * The move library's table in LanceDB: one row a move, keyed by clip key. Every method sees what other processes
 * have committed, and every commit is whole or not at all.
 *
 * All methods throw `Failure`: `library-unreadable` where the table is damaged, `storage` where it cannot be read or
 * written, `library-busy` where another process holds it too long.
 */
export class MoveTable {
  /** Absolute folder or LanceDB URI. */
  readonly database: string;
  readonly #table: Table;
  readonly #counts = new AnswersOfVersion<number>();
  readonly #graphs = new AnswersOfVersion<number>();
  readonly #prevalence = new AnswersOfVersion<Prevalence>();
  #lackingColumns: ReadonlySet<string> | null = null;

  private constructor(database: string, table: Table) {
    this.database = database;
    this.#table = table;
  }

  /**
   * @param database absolute folder or LanceDB URI (`s3://…`, `db://…`; LanceDB takes their options from its
   *   environment variables)
   * @throws Failure `library-missing` where there is none and `create` is false; nothing is created then
   */
  static async open(database: string, options: { readonly create: boolean }): Promise<MoveTable> {
    const table = options.create ? await createTable(database) : await openTable(database);
    if (!table) {
      throw new Failure('library-missing', `There is no move library in ${database}.`, {
        remedy: 'Generate one from your clips, or load an embeddings file.',
      });
    }
    return new MoveTable(database, table);
  }

  /**
   * Inserts moves and replaces those whose key the table already holds, with their pose tracks. Of several with one key
   * the last counts.
   */
  async upsert(moves: readonly WrittenMove[]): Promise<void> {
    const byKey = [...new Map(moves.map((move) => [move.key, move])).values()];
    if (byKey.length > 0 && (await this.lackingColumns()).size > 0) {
      await withCommitLock(this.database, () => addLackingColumns(this.#table, this.database));
    }
    for (let start = 0; start < byKey.length; start += ROWS_A_COMMIT) {
      const rows = tableFrom(byKey.slice(start, start + ROWS_A_COMMIT));
      await this.#commit(() =>
        this.#table.mergeInsert('clip_key').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(rows),
      );
    }
  }

  /** Removes the moves of some clips; keys that the table does not hold are passed over. */
  async remove(keys: readonly ClipKey[]): Promise<void> {
    for (let start = 0; start < keys.length; start += KEYS_A_QUERY) {
      const condition = keyIsOneOf(keys.slice(start, start + KEYS_A_QUERY));
      await this.#commit(() => this.#table.delete(condition));
    }
  }

  /** Number of moves, of all or of those that a where clause admits. */
  async count(where?: string): Promise<number> {
    return this.#counts.about(where ?? '', await this.version(), () =>
      this.#read(() => this.#table.countRows(where)),
    );
  }

  /** Grows with every commit of any process: equal versions have equal rows. */
  async version(): Promise<number> {
    return this.#read(() => this.#table.version());
  }

  async get(key: ClipKey): Promise<Move | null> {
    const [move] = await this.all(keyIsOneOf([key]));
    return move ?? null;
  }

  /** A move without its vectors. */
  async header(key: ClipKey): Promise<MoveHeader | null> {
    for await (const batch of this.#batches(await this.#present(HEADER_COLUMNS), keyIsOneOf([key]))) {
      for (const header of this.#parsed(() => headersFrom(batch))) {
        return header;
      }
    }
    return null;
  }

  /** The moves of some clips with their vectors, by clip key; keys that the table does not hold are passed over. */
  async some(keys: readonly ClipKey[]): Promise<Move[]> {
    const moves: Move[] = [];
    for (let start = 0; start < keys.length; start += KEYS_A_QUERY) {
      moves.push(...(await this.all(keyIsOneOf(keys.slice(start, start + KEYS_A_QUERY)))));
    }
    return moves.sort((a, b) => compareKeys(a.key, b.key));
  }

  /**
   * The clips of all moves, or of those that a where clause admits, by key, and when the newest was embedded: 1970 where
   * there is none.
   */
  async contents(where?: string): Promise<{ readonly keys: readonly ClipKey[]; readonly newest: Date }> {
    const keys: ClipKey[] = [];
    let newest = 0;
    for await (const batch of this.#batches(['clip_key', 'embedded_at'], where)) {
      for (let row = 0; row < batch.numRows; row++) {
        keys.push(this.#parsed(() => clipKeySchema.parse(batch.getChild('clip_key')?.get(row))));
        newest = Math.max(newest, batch.getChild('embedded_at')?.get(row));
      }
    }
    return { keys: keys.sort(compareKeys), newest: new Date(newest) };
  }

  /** The pose tracks of some clips, or of all; clips without one are left out. */
  async poseTracks(keys?: readonly ClipKey[]): Promise<Map<ClipKey, MoveTracks>> {
    const poseTracks = new Map<ClipKey, MoveTracks>();
    if (!hasFields(await this.#schema(), TRACE_FIELDS)) {
      return poseTracks;
    }
    for await (const batch of this.#batchesOfKeys(['clip_key', ...TRACE_COLUMNS], keys)) {
      for (const [key, track] of this.#parsed(() => tracksFrom(batch))) {
        poseTracks.set(key, track);
      }
    }
    return poseTracks;
  }

  /** Where the labels and clips of some rows came from, or of all; rows that do not tell are left out. */
  async provenance(keys?: readonly ClipKey[]): Promise<Map<ClipKey, Provenance>> {
    const found = new Map<ClipKey, Provenance>();
    if (!hasFields(await this.#schema(), [PROVENANCE_FIELD])) {
      return found;
    }
    for await (const batch of this.#batchesOfKeys(['clip_key', PROVENANCE_FIELD.name], keys)) {
      for (let row = 0; row < batch.numRows; row++) {
        const key = parseClipKey(String(batch.getChild('clip_key')?.get(row)));
        const provenance = provenanceFromJson(batch.getChild(PROVENANCE_FIELD.name)?.get(row));
        if (key !== null && provenance) {
          found.set(key, provenance);
        }
      }
    }
    return found;
  }

  /** The clips whose row holds no pose track of the present kind. */
  async trackless(): Promise<Set<ClipKey>> {
    const where = await this.#whereNotOf(TRACE_VERSION, TRACE_FIELDS);
    const keys = new Set<ClipKey>();
    for await (const batch of this.#batches(['clip_key'], where)) {
      for (let row = 0; row < batch.numRows; row++) {
        const key = parseClipKey(String(batch.getChild('clip_key')?.get(row)));
        if (key !== null) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  /** Moves without their vectors by clip key, all or those of some clips. */
  async headers(keys?: readonly ClipKey[]): Promise<MoveHeader[]> {
    const headers: MoveHeader[] = [];
    for await (const batch of this.#batchesOfKeys(await this.#present(HEADER_COLUMNS), keys)) {
      headers.push(...this.#parsed(() => headersFrom(batch)));
    }
    return headers.sort((a, b) => compareKeys(a.key, b.key));
  }

  /** How common labels and tempos are among all moves. */
  async prevalence(): Promise<Prevalence> {
    return this.#prevalence.about('', await this.version(), async () =>
      prevalenceFrom(await this.#shortRows(PREVALENCE_COLUMNS)),
    );
  }

  /** What statistics are made of, of all moves. */
  async facts(): Promise<LibraryAggregates> {
    const columns = new AggregateColumns();
    for (const batch of await this.#shortRows(FACT_COLUMNS)) {
      this.#parsed(() => columns.add(batch));
    }
    const where = await this.#whereNotOf(REMARKS_VERSION, [UNREMARKED_FIELD]);
    for await (const batch of this.#batches(await this.#present(REMARK_COLUMNS), where)) {
      this.#parsed(() => columns.addRemarked(batch));
    }
    return this.#parsed(() => columns.facts());
  }

  /** Moves with their vectors and windows (9 kB each) by clip key, all or those that a where clause admits. */
  async all(where?: string): Promise<Move[]> {
    const moves: Move[] = [];
    for await (const batch of this.batches(where)) {
      moves.push(...batch);
    }
    return moves.sort((a, b) => compareKeys(a.key, b.key));
  }

  /** The same in batches as the table holds them, in no particular order. */
  async *batches(where?: string): AsyncGenerator<Move[]> {
    for await (const batch of this.#batches(await this.#present(MOVE_COLUMNS), where)) {
      yield this.#parsed(() => movesFrom(batch));
    }
  }

  /** The moves that have the greatest inner products with a vector, in no particular order. */
  async nearest(query: NearestQuery): Promise<NearRow[]> {
    return this.#read(() => nearest(this.#table, query));
  }

  /** The moves near a weighted query that the index on `fused` finds, with their vectors, in no particular order. */
  async nearestByIndex(query: Omit<IndexQuery, 'columns'>): Promise<Move[]> {
    const moves: Move[] = [];
    const [rows, columns] = await Promise.all([
      this.count(),
      this.#present([...HEADER_COLUMNS, WINDOWS_FIELD.name]),
    ]);
    for await (const batch of this.#batchesOf(nearestByIndex(this.#table, { ...query, columns }, rows))) {
      moves.push(...this.#parsed(() => movesFromFused(batch)));
    }
    return moves;
  }

  /** The columns that the table lacks because an earlier version made it; the next write adds them. */
  async lackingColumns(): Promise<ReadonlySet<string>> {
    // What a table has it keeps.
    if (this.#lackingColumns?.size !== 0) {
      this.#lackingColumns = new Set(lackingFields(await this.#schema()).map(({ name }) => name));
    }
    return this.#lackingColumns;
  }

  /** Whether there is an index for `nearestByIndex`. */
  async hasIndex(): Promise<boolean> {
    const graphs = await this.#graphs.about('', await this.version(), () =>
      this.#read(() => graphsOf(this.#table)),
    );
    return graphs > 0;
  }

  /** Merges small files, brings the indexes up to date, builds the search index from so many rows on. */
  async optimize(indexFromRows: number = INDEX_FROM_ROWS): Promise<void> {
    const cleanupOlderThan = new Date(Date.now() - KEEP_VERSIONS_MS);
    await this.#commit(async () => {
      await dropWornIndex(this.#table);
      // Before the rows are indexed, because those that move to other files would be indexed again.
      await this.#table.optimize({ cleanupOlderThan });
      await buildIndexes(this.#table, indexFromRows);
    });
  }

  /** Whether the rows lie in many small files, as after runs over shards, which do not optimize. */
  async isScattered(): Promise<boolean> {
    const { fragmentStats } = await this.#read(() => this.#table.stats());
    // The rows of each graph keep to files of their own.
    const graphs = await this.#read(() => graphsOf(this.#table));
    return fragmentStats.numSmallFragments > graphs + MANY_FILES;
  }

  close(): void {
    this.#table.close();
  }

  /** A little of every row at once. */
  async #shortRows(columns: Readonly<Record<string, string>>): Promise<readonly RecordBatch[]> {
    const lacking = await this.lackingColumns();
    const present = Object.entries(columns).map(([name, sql]) => [name, lacking.has(name) ? NO_TEXT : sql]);
    const query = this.#table.query().select(Object.fromEntries(present));
    const { batches } = await this.#read(() => query.toArrow({ maxBatchLength: SHORT_ROWS_A_BATCH }));
    return batches;
  }

  async *#batches(columns: string[], where?: string): AsyncGenerator<RecordBatch> {
    const query = this.#table.query().select(columns);
    yield* this.#batchesOf(where === undefined ? query : query.where(where));
  }

  async *#batchesOfKeys(
    columns: string[],
    keys: readonly ClipKey[] | undefined,
  ): AsyncGenerator<RecordBatch> {
    for (let start = 0; start < (keys?.length ?? 1); start += KEYS_A_QUERY) {
      yield* this.#batches(columns, keys && keyIsOneOf(keys.slice(start, start + KEYS_A_QUERY)));
    }
  }

  async *#batchesOf(query: AsyncIterable<RecordBatch>): AsyncGenerator<RecordBatch> {
    try {
      yield* query;
    } catch (error) {
      throw this.#readFailure(error);
    }
  }

  /**
   * Rows of which what some columns hold is there not at all or of another version, which the first column tells;
   * undefined, which is all rows, where the table has no such columns.
   */
  async #whereNotOf(version: number, fields: readonly Field[]): Promise<string | undefined> {
    const [{ name }] = fields;
    return hasFields(await this.#schema(), fields) ? `${name} IS NULL OR ${name} <> ${version}` : undefined;
  }

  /** Of some columns those that the table has. */
  async #present(columns: readonly string[]): Promise<string[]> {
    const lacking = await this.lackingColumns();
    return columns.filter((column) => !lacking.has(column));
  }

  #schema(): Promise<Schema> {
    return this.#read(() => this.#table.schema());
  }

  async #read<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw this.#readFailure(error);
    }
  }

  #readFailure(error: unknown): Failure {
    return error instanceof Failure
      ? error
      : unreadable(this.database, messageOf(error).split('\n')[0], error);
  }

  #parsed<T>(parse: () => T): T {
    try {
      return parse();
    } catch (error) {
      const why = error instanceof ZodError ? z.prettifyError(error) : messageOf(error);
      throw unreadable(this.database, `a row is damaged (${why.replaceAll('\n', ' ')})`, error);
    }
  }

  async #commit(commit: () => Promise<unknown>): Promise<void> {
    await withCommitLock(this.database, async () => {
      try {
        await commit();
      } catch (error) {
        throw storageFailure(this.database, 'written', error);
      }
    });
  }
}
