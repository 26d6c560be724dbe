import type { MoveTable } from '../library/table.ts';
import { type ClipKey, parseClipKey } from '../moves/clip.ts';
import { Failure } from '../moves/failure.ts';
import type { Embedding, Move, MoveEmbeddings } from '../moves/move.ts';
import { namedIn } from '../moves/named.ts';
import type { TextQuality } from '../moves/quality.ts';
import { checkWeights } from '../moves/weights.ts';
import { keysEnding, resolveClip } from './resolveClip.ts';
import { searchAll } from './searchAll.ts';
import type { SearchOptions } from './searchQuery.ts';
import type { SearchResult } from './searchResult.ts';
import { searchTable } from './searchTable.ts';

/** Up to so many moves, 4 kB each, are read once and searched in memory. */
const ROWS_IN_MEMORY = 5_000;

const NOT_EMBEDDED = { status: 'missing', reason: { because: 'words-only' } } as const;

/**
 * Searches a move library. Keeps the moves of a small library in memory for as long as nobody commits to it, so that
 * new weights and filters answer at once.
 */
export class MoveSearch {
  readonly #table: MoveTable;
  readonly #rowsInMemory: number;
  #read: { readonly version: number; readonly moves: readonly Move[] | null } | null = null;

  constructor(table: MoveTable, rowsInMemory = ROWS_IN_MEMORY) {
    this.#table = table;
    this.#rowsInMemory = rowsInMemory;
  }

  /**
   * The moves most like a clip.
   * @param clip key, path, clip id or name of a clip of the library
   * @param currentFolder what a relative path is relative to
   * @throws Failure `unknown-clip`, `ambiguous`, `bad-request` for weights that say nothing, `not-comparable` where
   *   the clip can be compared with no other
   */
  async similar(clip: string, currentFolder: string, options: SearchOptions): Promise<SearchResult> {
    checkWeights(options.weights);
    const moves = await this.#movesInMemory();
    if (moves) {
      const key = resolveClip(clip, moves, currentFolder);
      const [move] = moves.filter((candidate) => candidate.key === key);
      return searchAll({ kind: 'clip', move }, moves, options);
    }
    return searchTable(this.#table, { kind: 'clip', move: await this.#find(clip, currentFolder) }, options);
  }

  /**
   * The moves that fit a description best.
   * @param text the description, embedded
   * @throws Failure `not-comparable` where another model embedded the library's descriptions
   */
  async describe(
    description: string,
    text: Embedding<TextQuality>,
    options: SearchOptions,
  ): Promise<SearchResult> {
    checkWeights(options.weights);
    const embeddings: MoveEmbeddings = { pose: NOT_EMBEDDED, audio: NOT_EMBEDDED, text };
    const moves = await this.#movesInMemory();
    const categories = moves
      ? [...new Set(moves.map(({ metadata }) => metadata.category))]
      : await this.#table.categories();
    const named = namedIn(description, categories);
    const query = { kind: 'description', description, named, embeddings } as const;
    return moves ? searchAll(query, moves, options) : searchTable(this.#table, query, options);
  }

  /** The library's moves; null where they are too many. */
  async #movesInMemory(): Promise<readonly Move[] | null> {
    const version = await this.#table.version();
    if (this.#read?.version !== version) {
      const moves = (await this.#table.count()) > this.#rowsInMemory ? null : await this.#table.all();
      this.#read = { version, moves };
    }
    return this.#read.moves;
  }

  async #find(clip: string, currentFolder: string): Promise<Move> {
    const key = parseClipKey(clip);
    const move =
      (key && (await this.#table.get(key))) ??
      (await this.#firstOf(keysEnding(clip, currentFolder))) ??
      (await this.#table.get(resolveClip(clip, await this.#table.headers(), currentFolder)));
    if (!move) {
      throw new Failure('unknown-clip', `The clip "${clip}" has just left the library.`);
    }
    return move;
  }

  /** The move of the first of these clips that the library holds; null where it holds none. */
  async #firstOf(keys: readonly ClipKey[]): Promise<Move | null> {
    const moves = await this.#table.some(keys);
    return moves.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key)).at(0) ?? null;
  }
}
