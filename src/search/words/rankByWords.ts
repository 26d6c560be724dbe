import { compareKeys } from '../../moves/clip.ts';
import type { UnderstoodPart } from '../understood.ts';
import { HAS_FROM, type MatchedPart, matchPart } from './matchParts.ts';
import type { ReadDescription } from './readDescription.ts';
import type { WordedMove, WordIndex } from './wordIndex.ts';

/** A row of the index that fits. */
interface FittingRow {
  readonly row: number;
  /** How much of what is wanted it has, by how rare that is: 1 where it has all of it. */
  readonly score: number;
}

export interface RankedMove {
  readonly move: WordedMove;
  /** How much of what is wanted it has, 0 to 1. */
  readonly score: number;
}

interface WordRanking {
  readonly understood: readonly UnderstoodPart[];
  /** Whether anything of the description was found in the library, or told apart by what is excluded. */
  readonly isUnderstood: boolean;
  /** Best first; equal scores by the shorter name, then by clip key. */
  readonly rows: readonly FittingRow[];
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
  const admitted = (row: number) =>
    !unwanted.some((group) => group.every(({ fits }) => fits[row] >= HAS_FROM));
  return {
    understood: [
      ...sought.map((part) => understood(part, isFound(part) ? 'wanted' : 'unmatched')),
      ...unwanted.flat().map((part) => understood(part, isLeftOut(part) ? 'excluded' : 'unmatched')),
    ],
    isUnderstood,
    rows: isUnderstood ? bestRows(found, index, admitted) : [],
  };
}

function isFound({ fits }: MatchedPart): boolean {
  return fits.some((fit) => fit > 0);
}

function understood(
  { words, meaning, corrected }: MatchedPart,
  role: UnderstoodPart['role'],
): UnderstoodPart {
  return { words, role, meaning, corrected };
}

function bestRows(
  found: readonly MatchedPart[],
  index: WordIndex,
  admitted: (row: number) => boolean,
): FittingRow[] {
  const rarities = found.map(({ fits }) => rarityOf(fits));
  const all = rarities.reduce((sum, rarity) => sum + rarity, 0);
  const figures = found.filter(({ isFigure }) => isFigure);
  const rows: FittingRow[] = [];
  for (let row = 0; row < index.moves.length; row++) {
    if (admitted(row) && (figures.length === 0 || figures.some(({ fits }) => fits[row] > 0))) {
      const sum = found.reduce((total, { fits }, i) => total + rarities[i] * fits[row], 0);
      rows.push({ row, score: found.length === 0 ? 1 : sum / all });
    }
  }
  const best = rows.reduce((most, { score }) => Math.max(most, score), 0);
  return rows
    .filter(({ score }) => score > 0 && score >= WORTH_SHOWING * best)
    .sort(
      (a, b) =>
        b.score - a.score ||
        index.nameLengths[a.row] - index.nameLengths[b.row] ||
        compareKeys(index.moves[a.row].key, index.moves[b.row].key),
    );
}

/** How much it tells that a move has something: ln(1 + moves / moves that have it), the inverse document frequency. */
function rarityOf(fits: Float32Array): number {
  const having = fits.reduce((count, fit) => count + (fit > 0 ? 1 : 0), 0);
  return Math.log(1 + fits.length / Math.max(1, having));
}

/** The moves of a ranking with their scores. */
export function rankedMoves({ rows }: WordRanking, index: WordIndex): RankedMove[] {
  return rows.map(({ row, score }) => ({ move: index.moves[row], score: Math.min(1, score) }));
}
