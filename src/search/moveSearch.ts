import type { MoveTable } from '../library/table.ts';
import { Failure } from '../moves/failure.ts';
import type { Embedding, Move, MoveEmbeddings } from '../moves/move.ts';
import type { TextQuality } from '../moves/quality.ts';
import { checkWeights } from '../moves/weights.ts';
import { searchAll } from './rank.ts';
import { resolveClip } from './resolveClip.ts';
import type { SearchOptions } from './searchQuery.ts';
import type { SearchResult } from './searchResult.ts';

const NOT_EMBEDDED = { status: 'missing', reason: 'a description has words only' } as const;

/**
 * Searches a move library. Keeps the moves of a small library in memory for as long as nobody commits to it, so that
 * new weights and filters answer at once.
 */
export class MoveSearch {
  readonly #table: MoveTable;
  #read: { readonly version: number; readonly moves: readonly Move[] } | null = null;

  constructor(table: MoveTable) {
    this.#table = table;
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
    const moves = await this.#moves();
    const key = resolveClip(clip, moves, currentFolder);
    const move = moves.find((candidate) => candidate.key === key);
    if (!move) {
      throw new Failure('unknown-clip', `The library has no clip "${key}".`);
    }
    return searchAll({ kind: 'clip', move }, moves, options);
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
    return searchAll({ kind: 'description', description, embeddings }, await this.#moves(), options);
  }

  async #moves(): Promise<readonly Move[]> {
    const version = await this.#table.version();
    if (this.#read?.version !== version) {
      this.#read = { version, moves: await this.#table.all() };
    }
    return this.#read.moves;
  }
}
