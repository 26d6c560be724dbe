import type { PlanBlock } from '../../plan/choreography.ts';
import type { PlannerMove } from '../plannerMove.ts';
import type { PlannerWeights, PlanParts } from '../planParts.ts';
import type { FitParts, Place } from '../score/fit.ts';
import type { Framed } from './stage.ts';

/** A move at its place in the dance. */
export interface Placed extends Place {
  /** The clip's key. */
  readonly clip: string;
  /** Null where a locked block shows a clip that is not in the library. */
  readonly move: PlannerMove | null;
  readonly framed: Framed;
  readonly fitParts: FitParts;
  /** 0 to 1; null for a move that is not known. */
  readonly fit: number | null;
  /** 0 to 1; null for the first move, and where it was not seen. */
  readonly flow: number | null;
  /** 0 to 1. */
  readonly variety: number;
  /** The block that it is, where that is locked. */
  readonly locked: PlanBlock | null;
}

/** A dance that is being put together: its last move and all that came before. */
export interface Dance {
  readonly last: Placed;
  readonly before: Dance | null;
}

/** The moves of a dance from its first to its last. */
export function movesOf(dance: Dance | null): Placed[] {
  const moves: Placed[] = [];
  for (let each = dance; each; each = each.before) {
    moves.push(each.last);
  }
  return moves.reverse();
}

/** How good a whole dance is: means over its beats, as far as it is known. */
export function partsOf(dance: readonly Placed[]): PlanParts {
  return {
    fit: meanOverBeats(dance, ({ fit }) => fit) ?? 0,
    flow: meanOverBeats(dance, ({ flow }) => flow),
    variety: meanOverBeats(dance, ({ variety }) => variety) ?? 0,
  };
}

/** What a flow counts that nobody saw: neither smooth nor rough. */
export const UNSEEN_FLOW = 0.5;

/** A dance in one number. */
export function judge({ fit, flow, variety }: PlanParts, weights: PlannerWeights): number {
  return weights.fit * fit + weights.flow * (flow ?? UNSEEN_FLOW) + weights.variety * variety;
}

function meanOverBeats(dance: readonly Placed[], part: (placed: Placed) => number | null): number | null {
  let [sum, beats] = [0, 0];
  for (const placed of dance) {
    const value = part(placed);
    if (value !== null) {
      sum += value * placed.beats;
      beats += placed.beats;
    }
  }
  return beats === 0 ? null : sum / beats;
}
