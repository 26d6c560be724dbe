import type { Move } from '../../src/moves/move.ts';
import type { Right, WordSearch } from './searches.ts';

type Judged = Pick<Move, 'key' | 'metadata' | 'durationSeconds' | 'tempoBpm'>;

export interface FirstFive {
  /** Share of the first five, or of as many as there are right ones, that are right. */
  readonly right: number;
  /** The same, but wrong ones beside fewer than five right ones count as well. */
  readonly shown: number;
}

const FIVE = 5;

/** Judges the first results of a search. Right is what has as much of what is expected as any move has. */
export function firstFive(
  { right }: WordSearch,
  results: readonly Judged[],
  moves: readonly Judged[],
): FirstFive {
  const first = results.slice(0, FIVE);
  const most = right === null ? 0 : Math.max(0, ...moves.map((move) => had(move, right)));
  const isRight = (move: Judged) => right !== null && most > 0 && had(move, right) === most;
  const wanted = Math.min(FIVE, moves.filter(isRight).length);
  if (wanted === 0) {
    const share = first.length === 0 ? 1 : 0;
    return { right: share, shown: share };
  }
  const hits = first.filter(isRight).length;
  return { right: hits / wanted, shown: hits / Math.max(wanted, first.length) };
}

/** How much of what is expected a move has, from 1; 0 where it has what must not be there. */
function had(move: Judged, { has, lacks = [], bpm, seconds }: Right): number {
  const { key, metadata, tempoBpm, durationSeconds } = move;
  const { label, difficulty, energy, style } = metadata;
  const text = `${key} ${label} ${difficulty} ${energy} energy ${style}`.toLowerCase();
  const isWithin = (value: number | null, range: readonly [number, number] | undefined) =>
    range === undefined || (value !== null && value >= range[0] && value <= range[1]);
  if (
    lacks.some((word) => text.includes(word)) ||
    !isWithin(tempoBpm, bpm) ||
    !isWithin(durationSeconds, seconds)
  ) {
    return 0;
  }
  return 1 + has.filter((words) => words.some((word) => text.includes(word))).length;
}
