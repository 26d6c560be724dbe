import type { Choreography } from '../../choreography/plan/choreography.ts';
import type { PlannedDance } from '../../choreography/planner/planDance.ts';
import type { BeatSpan, PlannerMove } from '../../choreography/planner/plannerMove.ts';
import type { PlannedChoreography } from '../choreographyAnswers.ts';

/** A dance as a plan, with what its moves are called. */
export function plannedChoreography(
  moves: readonly PlannerMove[],
  { blocks, compromises, parts }: PlannedDance,
  rest: Omit<Choreography, 'blocks' | 'compromises'>,
): PlannedChoreography {
  const used = new Set(blocks.map(({ clip }) => clip));
  return {
    plan: { ...rest, blocks: [...blocks], compromises: [...compromises] },
    parts,
    moves: Object.fromEntries(
      moves.filter(({ key }) => used.has(key)).map(({ key, metadata }) => [key, metadata]),
    ),
  };
}

/** The beats of the song that a plan covers. */
export function spanOf({ blocks }: Choreography): BeatSpan {
  const [first] = blocks;
  const last = blocks[blocks.length - 1];
  return { startBeat: first.startBeat, endBeat: last.startBeat + last.beats };
}
