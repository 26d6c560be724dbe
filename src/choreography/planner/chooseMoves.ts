import { type FilterField, pickFields } from '../../moves/labels/fields.ts';
import { type MoveFilter, passes, relaxationsOf, without } from '../../moves/labels/filter.ts';
import type { PlanRequest } from '../plan/choreography.ts';
import { type PlanCompromise, REQUESTED_FIELDS } from '../plan/compromise.ts';
import type { PlannerMove } from './plannerMove.ts';

/** With fewer moves than this a dance would be the same few over and over. */
const FEWEST_MOVES = 4;

export interface ChosenMoves {
  readonly moves: readonly PlannerMove[];
  readonly compromises: readonly PlanCompromise[];
}

/**
 * The moves that a request allows. Where too few do, it gives way step by step (energy, then style, then all but
 * what is excluded) until there are enough, and says so; moves that have all that was asked for stay preferred.
 */
export function chooseMoves(library: readonly PlannerMove[], request: PlanRequest): ChosenMoves {
  const admitted = library.filter((move) => !isExcluded(move, request.excluded));
  const filter: MoveFilter = pickFields(request, REQUESTED_FIELDS);
  const asked = admitted.filter(({ metadata }) => passes(filter, metadata));
  let moves = asked;
  let dropped: readonly FilterField[] = [];
  for (const fields of relaxationsOf(filter)) {
    const more = admitted.filter(({ metadata }) => passes(without(filter, fields), metadata));
    if (moves.length < FEWEST_MOVES && more.length > moves.length) {
      [moves, dropped] = [more, fields];
    }
  }
  return {
    moves,
    compromises: REQUESTED_FIELDS.filter((what) => dropped.includes(what)).map((what) => ({
      what,
      wanted: [...(filter[what] ?? [])],
      moves: asked.length,
    })),
  };
}

/** Whether a move is one of those that are not to be danced: its key, its category or its label. */
function isExcluded({ key, metadata }: PlannerMove, excluded: readonly string[]): boolean {
  const names = [key, metadata.category, metadata.label ?? '', metadata.moveName].map(plain);
  return excluded.some((name) => names.includes(plain(name)));
}

/** `arm_styling`, `Arm styling` → `arm styling`. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ').trim();
}
