import { timeOfBeat } from '../../choreography/plan/beatTime.ts';
import type { Choreography, PlanSong } from '../../choreography/plan/choreography.ts';
import type { PlannedDance } from '../../choreography/planner/planDance.ts';
import type { BeatSpan, PlannerMove } from '../../choreography/planner/plannerMove.ts';
import type { PlannedChoreography } from '../choreographyAnswers.ts';

/** The sound comes in where a song is begun within, and goes out where it is left. */
const FADE_IN_SECONDS = 0.5;
const FADE_OUT_SECONDS = 3;
/** A song that is over by then has an end of its own. */
const OWN_END_SECONDS = 4;

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

/** How the sound comes in and goes out at the ends of a dance. */
export function fadesOf(
  song: PlanSong,
  { span }: PlannedDance,
): Pick<Choreography, 'fadeInSeconds' | 'fadeOutSeconds'> {
  const [from, to] = [timeOfBeat(song, span.startBeat), timeOfBeat(song, span.endBeat)];
  const isLeft = song.durationSeconds - to > OWN_END_SECONDS;
  return {
    fadeInSeconds: Math.min(FADE_IN_SECONDS, from),
    fadeOutSeconds: Math.min(isLeft ? FADE_OUT_SECONDS : FADE_IN_SECONDS, (to - from) / 4),
  };
}
