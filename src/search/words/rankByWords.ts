import type { UnderstoodPart } from '../understood.ts';
import { HAS_FROM, type MatchedPart, matchPart } from './matchParts.ts';
import type { ReadDescription } from './readDescription.ts';
import type { WordedMove, WordIndex } from './wordIndex.ts';

export interface RankedMove {
  readonly move: WordedMove;
  /** How much of what is wanted it has, by how rare that is, 0 to 1. */
  readonly score: number;
}

export interface WordRanking {
  readonly understood: readonly UnderstoodPart[];
  /** Whether anything of the description was found in the library, or told apart by what is excluded. */
  readonly isUnderstood: boolean;
  /** How well each move of the index fits; 0 where it is not to be shown. */
  readonly scores: Float32Array;
}

/** A move is left out that has less of what is wanted than this share of the best. */
const WORTH_SHOWING = 0.8;

/** Ranks the moves of a library by how they fit a description. */
export function rankByWords({ wanted, excluded }: ReadDescription, index: WordIndex): WordRanking {
  const sought = wanted.map((part) => matchPart(part, index));
  const unwanted = excluded.map((group) => group.map((part) => matchPart(part, index)));
  const found = sought.filter(isFound);
  // What the vocabulary knows is left out even where the library has none of it.
  const isLeftOut = (part: MatchedPart) => part.meaning.kind !== 'name' || isFound(part);
  const isUnderstood = found.length > 0 || unwanted.flat().some(isLeftOut);
  return {
    understood: [
      ...sought.map((part) => understood(part, isFound(part) ? 'wanted' : 'unmatched')),
      ...unwanted.flat().map((part) => understood(part, isLeftOut(part) ? 'excluded' : 'unmatched')),
    ],
    isUnderstood,
    scores: isUnderstood ? scoresOf(found, unwanted, index) : new Float32Array(index.moves.length),
  };
}

function isFound({ having }: MatchedPart): boolean {
  return having > 0;
}

function understood(
  { words, meaning, corrected }: MatchedPart,
  role: UnderstoodPart['role'],
): UnderstoodPart {
  return { words, role, meaning, corrected };
}

function scoresOf(
  found: readonly MatchedPart[],
  unwanted: readonly (readonly MatchedPart[])[],
  index: WordIndex,
): Float32Array {
  const scores = new Float32Array(index.moves.length).fill(found.length === 0 ? 1 : 0);
  const rarities = found.map(({ having }) => Math.log(1 + index.moves.length / having));
  // How much it tells that a move has something: ln(1 + moves / moves that have it), the inverse document frequency.
  const all = rarities.reduce((sum, rarity) => sum + rarity, 0);
  for (const [i, { fits }] of found.entries()) {
    const weight = rarities[i] / all;
    for (let row = 0; row < scores.length; row++) {
      scores[row] += weight * fits[row];
    }
  }
  const figures = found.filter(({ isFigure }) => isFigure);
  if (figures.length > 0) {
    drop(scores, (row) => figures.every(({ fits }) => fits[row] === 0));
  }
  for (const group of unwanted) {
    drop(scores, (row) => group.every(({ fits }) => fits[row] >= HAS_FROM));
  }
  const least = WORTH_SHOWING * scores.reduce((most, score) => Math.max(most, score), 0);
  drop(scores, (row) => scores[row] < least);
  return scores;
}

function drop(scores: Float32Array, isDropped: (row: number) => boolean): void {
  for (let row = 0; row < scores.length; row++) {
    if (scores[row] > 0 && isDropped(row)) {
      scores[row] = 0;
    }
  }
}

/**
 * The best `k` moves of a ranking that a condition admits; equal scores in the order of the index.
 * @returns them, and how many it admits in all
 */
export function bestRanked(
  { scores }: Pick<WordRanking, 'scores'>,
  index: WordIndex,
  k: number,
  admits: (move: WordedMove) => boolean = () => true,
): { readonly best: readonly RankedMove[]; readonly available: number } {
  const rows: number[] = [];
  for (let row = 0; row < scores.length; row++) {
    if (scores[row] > 0 && admits(index.moves[row])) {
      rows.push(row);
    }
  }
  const least =
    Float32Array.from(rows, (row) => scores[row])
      .sort()
      .at(-k) ?? 0;
  const above = rows.filter((row) => scores[row] > least);
  const ties = rows.filter((row) => scores[row] === least).slice(0, Math.max(0, k - above.length));
  const best = [...above, ...ties].sort((a, b) => scores[b] - scores[a] || a - b);
  return {
    best: best.map((row) => ({ move: index.moves[row], score: Math.min(1, scores[row]) })),
    available: rows.length,
  };
}
