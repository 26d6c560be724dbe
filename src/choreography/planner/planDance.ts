import { Failure } from '../../shared/failure.ts';
import type { PlanBlock, PlanRequest } from '../plan/choreography.ts';
import type { PlanCompromise } from '../plan/compromise.ts';
import type { SongAnalysis } from '../song/songAnalysis.ts';
import { blockOf } from './block/blockOf.ts';
import { judge, type Placed, partsOf } from './block/placed.ts';
import { Stage } from './block/stage.ts';
import { chooseMoves } from './chooseMoves.ts';
import { compromisesOf } from './compromises.ts';
import { dancedPart } from './dancedPart.ts';
import { Options } from './options.ts';
import type { BeatSpan, PlannerMove } from './plannerMove.ts';
import type { PlannerWeights, PlanParts } from './planParts.ts';
import { searchDances } from './search.ts';

/** What a dance is planned from. */
export interface DanceRequest {
  readonly song: SongAnalysis;
  readonly moves: readonly PlannerMove[];
  readonly request: PlanRequest;
  readonly weights: PlannerWeights;
  /** Blocks that stay as they are. */
  readonly locked: readonly PlanBlock[];
  /** The part of the song to dance, where that is settled; else it follows from the request. */
  readonly span?: BeatSpan | undefined;
}

export interface PlannedDance {
  readonly span: BeatSpan;
  readonly blocks: readonly PlanBlock[];
  readonly compromises: readonly PlanCompromise[];
  readonly parts: PlanParts;
}

/**
 * Flow counts so many times as much as fit and variety together in the searches whose dances are compared. They are
 * the same whatever weight was asked for: of one and the same choice of dances, a greater weight on flow can only
 * choose one that flows as well or better.
 */
const FLOW_LADDER = [0, 0.3, 1, 4] as const;

/**
 * Plans a dance: the locked blocks and moves that fill the rest of the song, each beat once, chosen by how well they
 * fit the music and the request, how smoothly they go over into each other, and how varied they are. The same
 * request gives the same dance. Pure.
 * @throws Failure `bad-request` where there is no move to dance, or locked blocks cannot stay
 */
export function planDance({ song, moves, request, weights, locked, span }: DanceRequest): PlannedDance {
  const part = span ?? dancedPart(song.facts, request);
  const locks = [...locked].sort((a, b) => a.startBeat - b.startBeat);
  refuseImpossible(locks, part);
  const chosen = chooseMoves(moves, request, song);
  if (chosen.moves.length === 0) {
    throw nothingToDance(moves.length);
  }
  const stage = new Stage(song, part, request, chosen.moves, moves, chosen.stretch);
  const dance = bestDance(stage, new Options(stage, locks, chosen), locks, weights);
  return {
    span: part,
    blocks: dance.map((placed, i) => blockOf(stage, placed, i === 0 ? null : dance[i - 1])),
    compromises: [...chosen.compromises, ...compromisesOf(stage, dance)],
    parts: partsOf(dance),
  };
}

function bestDance(
  stage: Stage,
  options: Options,
  locks: readonly PlanBlock[],
  weights: PlannerWeights,
): readonly Placed[] {
  const others = weights.fit + weights.variety;
  const searched = { fit: others > 0 ? weights.fit : 1, variety: others > 0 ? weights.variety : 1 };
  const dances = FLOW_LADDER.flatMap((step) =>
    searchDances(stage, options, locks, { ...searched, flow: step * (searched.fit + searched.variety) }),
  );
  let best = { dance: dances[0], worth: Number.NEGATIVE_INFINITY };
  for (const dance of dances) {
    const worth = judge(partsOf(dance), weights);
    if (worth > best.worth) {
      best = { dance, worth };
    }
  }
  return best.dance;
}

function refuseImpossible(locks: readonly PlanBlock[], { startBeat, endBeat }: BeatSpan): void {
  let free = startBeat;
  for (const lock of locks) {
    if (lock.startBeat < free || lock.startBeat + lock.beats > endBeat) {
      throw new Failure(
        'bad-request',
        `The locked block of ${lock.clip} at beat ${lock.startBeat} overlaps another or lies outside of the dance.`,
        { remedy: 'Unlock it or move it, then plan again.' },
      );
    }
    free = lock.startBeat + lock.beats;
  }
}

function nothingToDance(moves: number): Failure {
  return moves === 0
    ? new Failure('bad-request', 'The move library has no moves to dance.', {
        remedy: 'Generate the library from your clips first.',
      })
    : new Failure('bad-request', `Of the ${moves} moves of the library, none is left to dance.`, {
        remedy: 'Exclude fewer moves or categories.',
      });
}
