import type { ClipKey } from '../../moves/clip.ts';
import { passes, relaxationsOf, without } from '../../moves/labels/filter.ts';
import { conceptName } from '../../moves/labels/vocabulary.ts';
import type { Parts } from '../../moves/likeness.ts';
import type { Embedding, Move, MoveEmbeddings } from '../../moves/move.ts';
import type { TextQuality } from '../../moves/quality.ts';
import { Failure } from '../../shared/failure.ts';
import type { MoveTable } from '../../store/table.ts';
import { answerOf } from '../answer.ts';
import { MEANING } from '../movement/thresholds.ts';
import { scoreOf } from '../score.ts';
import { searchAll } from '../searchAll.ts';
import type { Query, SearchOptions } from '../searchQuery.ts';
import type { SearchResult } from '../searchResult.ts';
import { searchTable } from '../searchTable.ts';
import type { Basis, UnderstoodPart } from '../understood.ts';
import type { RankedMove } from './rankByWords.ts';
import type { WordedMove } from './wordIndex.ts';

/** The best `k` moves that a condition admits, best first, and how many it admits in all. */
type RankMoves = (
  k: number,
  admits: (move: WordedMove) => boolean,
) => { readonly best: readonly RankedMove[]; readonly available: number };

/** Embeds English words as the library's descriptions are embedded: the text model knows no other language. */
export type EmbedWords = (words: string) => Promise<Embedding<TextQuality>>;

/** A description with what was understood of it. */
export interface Described {
  readonly description: string;
  readonly understood: readonly UnderstoodPart[];
  readonly embed: EmbedWords;
}

const NOT_EMBEDDED = { status: 'missing', reason: { because: 'words-only' } } as const;
const NOT_COMPARED: Parts = { pose: null, audio: null, text: null };

/**
 * The moves that fit the words of a description, with the likeness of their descriptions.
 * @param rank the best of the whole library's moves that a condition admits
 * @param movesOf reads the moves of some clips, in any order
 */
export async function answerByWords(
  described: Described,
  rank: RankMoves,
  movesOf: (keys: readonly ClipKey[]) => Promise<readonly Move[]>,
  options: SearchOptions,
): Promise<SearchResult> {
  const { filter, k } = options;
  const { best, available } = rank(k, (move) => passes(filter, move.metadata));
  const moves = new Map((await movesOf(best.map(({ move }) => move.key))).map((move) => [move.key, move]));
  const query = await queryFor(described, 'words');
  const results = best.flatMap(({ move: { key }, score }) => {
    const move = moves.get(key);
    const parts = move && scoreOf(query.embeddings, move.embeddings, options.weights)?.parts;
    return move ? [{ move, score, parts: parts ?? NOT_COMPARED, match: null }] : [];
  });
  const availableIn = (relaxed: SearchOptions['filter']) =>
    rank(1, (move) => passes(relaxed, move.metadata)).available;
  return answerOf(query, options, {
    results,
    nearCopies: [],
    notComparable: 0,
    prevalence: null,
    relaxations:
      available >= k
        ? []
        : relaxationsOf(filter).map((drop) => ({ drop, available: availableIn(without(filter, drop)) })),
  });
}

/** The moves whose descriptions mean about the same; none where nothing comes near enough. */
export async function answerByMeaning(
  described: Described,
  library: readonly Move[] | MoveTable,
  options: SearchOptions,
): Promise<SearchResult> {
  const query = await queryFor(described, 'meaning');
  const nothing = answerOf({ ...query, basis: 'none' }, options, {
    results: [],
    nearCopies: [],
    notComparable: 0,
    prevalence: null,
    relaxations: [],
  });
  try {
    const found = await (isInMemory(library)
      ? searchAll(query, library, options)
      : searchTable(library, query, options));
    const least = Math.max(MEANING.least, (found.results.at(0)?.score ?? 0) - MEANING.margin);
    const results = found.results.filter(({ score }) => score >= least);
    return results.length === 0 ? nothing : { ...found, results, relaxations: [] };
  } catch (error) {
    // Words that mean nothing here find nothing, whichever model embedded the library.
    if (error instanceof Failure && error.code === 'not-comparable') {
      return nothing;
    }
    throw error;
  }
}

function isInMemory(library: readonly Move[] | MoveTable): library is readonly Move[] {
  return Array.isArray(library);
}

async function queryFor(
  { description, understood, embed }: Described,
  basis: Basis,
): Promise<Extract<Query, { kind: 'description' }>> {
  const text = await embed(englishOf(understood) || description);
  const embeddings: MoveEmbeddings = { pose: NOT_EMBEDDED, audio: NOT_EMBEDDED, text };
  return { kind: 'description', description, understood, basis, embeddings };
}

/** What is wanted, in English. */
function englishOf(understood: readonly UnderstoodPart[]): string {
  return understood.flatMap((part) => (part.role === 'excluded' ? [] : englishPart(part))).join(' ');
}

function englishPart({ words, meaning }: UnderstoodPart): string[] {
  switch (meaning.kind) {
    case 'concept':
      return [conceptName(meaning.concept, 'en') ?? words];
    case 'rating':
      return [meaning.field === 'energy' ? `${meaning.value} energy` : meaning.value];
    case 'name':
      return [words];
    default:
      return [];
  }
}
