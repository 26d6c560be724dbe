import { type ClipKey, parseClipKey } from '../moves/clip.ts';
import type { Move } from '../moves/move.ts';
import { checkWeights } from '../moves/weights.ts';
import { Failure } from '../shared/failure.ts';
import type { MoveTable } from '../store/table.ts';
import { keysEnding, resolveClip } from './resolveClip.ts';
import { searchAll } from './searchAll.ts';
import type { Query, SearchOptions } from './searchQuery.ts';
import type { SearchResult } from './searchResult.ts';
import { searchTable } from './searchTable.ts';
import { answerByMeaning, answerByWords, type EmbedWords } from './words/answerWords.ts';
import { bestRanked, rankByWords } from './words/rankByWords.ts';
import { readDescription } from './words/readDescription.ts';
import { WordIndex } from './words/wordIndex.ts';

/** Up to so many moves, 4 kB each, are read once and searched in memory. */
const ROWS_IN_MEMORY = 5_000;

/** A version of a library. */
interface LibraryRead {
  readonly version: number;
  /** Null where they are too many to be kept. */
  readonly moves: readonly Move[] | null;
  readonly words: () => Promise<WordIndex>;
}

/**
 * Searches a move library. Keeps the moves of a small library in memory for as long as nobody commits to it, so that
 * new weights and filters answer at once.
 */
export class MoveSearch {
  readonly #table: MoveTable;
  readonly #rowsInMemory: number;
  #read: LibraryRead | null = null;

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
    return this.#similarTo({ kind: 'clip', move: await this.find(clip, currentFolder) }, options);
  }

  /**
   * The moves most like a part of a clip, or like a video file that has been analysed.
   * @throws Failure as `similar`, but for `unknown-clip` and `ambiguous`
   */
  async similarTo(
    query: Extract<Query, { kind: 'part' | 'file' }>,
    options: SearchOptions,
  ): Promise<SearchResult> {
    checkWeights(options.weights);
    return this.#similarTo(query, options);
  }

  async #similarTo(query: Query, options: SearchOptions): Promise<SearchResult> {
    const { moves } = await this.#library();
    return moves ? searchAll(query, moves, options) : searchTable(this.#table, query, options);
  }

  /**
   * The moves that fit a description in words best: by what was understood of it, else by its meaning as a whole.
   * @param embed turns English words into a vector that the library's descriptions can be compared with
   */
  async describe(description: string, embed: EmbedWords, options: SearchOptions): Promise<SearchResult> {
    checkWeights(options.weights);
    const { moves, words } = await this.#library();
    const index = await words();
    const ranking = rankByWords(readDescription(description), index);
    const described = { description, understood: ranking.understood, embed };
    if (!ranking.isUnderstood) {
      return answerByMeaning(described, moves ?? this.#table, options);
    }
    const movesOf = async (keys: readonly ClipKey[]) => {
      const wanted = new Set(keys);
      return moves ? moves.filter(({ key }) => wanted.has(key)) : this.#table.some(keys);
    };
    return answerByWords(described, (k, admits) => bestRanked(ranking, index, k, admits), movesOf, options);
  }

  /** The library as it is now, read once a version of the table. */
  async #library(): Promise<LibraryRead> {
    const version = await this.#table.version();
    if (this.#read?.version !== version) {
      const moves = (await this.#table.count()) > this.#rowsInMemory ? null : await this.#table.all();
      this.#read = {
        version,
        moves,
        words: once(async () => new WordIndex(moves ?? (await this.#table.headers()))),
      };
    }
    return this.#read;
  }

  /**
   * The move of the library that is meant.
   * @param clip key, path, clip id or name
   * @param currentFolder what a relative path is relative to
   * @throws Failure `unknown-clip`, `ambiguous`
   */
  async find(clip: string, currentFolder: string): Promise<Move> {
    const { moves } = await this.#library();
    if (moves) {
      const key = resolveClip(clip, moves, currentFolder);
      const [move] = moves.filter((candidate) => candidate.key === key);
      return move;
    }
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

/** Asks when it is first wanted, and again where that failed. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= ask();
    answer.catch(() => {
      answer = null;
    });
    return answer;
  };
}
