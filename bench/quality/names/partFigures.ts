import { askedClipPart } from '../../../src/engine/library/askedClipPart.ts';
import type { TrackedMove } from '../../../src/moves/moveTracks.ts';
import { DEFAULT_WEIGHTS } from '../../../src/moves/weights.ts';
import { searchAll } from '../../../src/search/searchAll.ts';
import type { Figure } from '../figure.ts';

const PART_SECONDS = 4;

interface FoundPart {
  readonly isFirst: boolean;
  /** How far off start and end of the stretch that was found are, on their mean. */
  readonly endsOffSeconds: number | null;
}

/** What is found for the middle of a clip; null where there is nothing to ask with. */
function findMiddle(move: TrackedMove, moves: readonly TrackedMove[]): FoundPart | null {
  if (move.embeddings.pose.status === 'missing' || move.durationSeconds <= PART_SECONDS) {
    return null;
  }
  const from = (move.durationSeconds - PART_SECONDS) / 2;
  const part = { from, to: from + PART_SECONDS };
  const query = askedClipPart(move, move.track, part);
  const { results } = searchAll(query, moves, { weights: DEFAULT_WEIGHTS, filter: {}, k: moves.length });
  const own = results.find(({ key }) => key === move.key)?.match?.where;
  return {
    isFirst: results[0]?.key === move.key,
    endsOffSeconds: own
      ? (Math.abs(own.result[0] - part.from) + Math.abs(own.result[1] - part.to)) / 2
      : null,
  };
}

/** How well the middle 4 s of a clip's stored track find the clip among all, and the place in it. */
export function partFigures(moves: readonly TrackedMove[]): readonly Figure[] {
  const [first, endsOff]: Record<string, number>[] = [{}, {}];
  for (const move of moves) {
    const found = findMiddle(move, moves);
    if (found) {
      first[move.key] = Number(found.isFirst);
    }
    if (found?.endsOffSeconds != null) {
      endsOff[move.key] = found.endsOffSeconds;
    }
  }
  return [
    {
      ...{ id: 'parts.first', name: 'middle 4 s, its clip first', constants: 'shipped', summary: 'mean' },
      ...{ byClip: first, chance: 1 / moves.length },
    },
    {
      ...{ id: 'parts.endsOff', name: 'middle 4 s, ends off by s', constants: 'shipped', summary: 'median' },
      ...{ byClip: endsOff, chance: null },
    },
  ];
}
