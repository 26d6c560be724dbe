import type { ClipKey } from '../../moves/clip.ts';
import type { MoveMetadata } from '../../moves/labels/metadata.ts';
import type { BlockReasons, Choreography, PlanBlock } from '../plan/choreography.ts';
import type { SongAnalysis } from '../song/songAnalysis.ts';
import { blockOf } from './block/blockOf.ts';
import { lockedAt } from './block/lockedBlock.ts';
import { type Dance, judge, type Placed, UNSEEN_FLOW } from './block/placed.ts';
import { type Framed, Stage } from './block/stage.ts';
import { chooseMoves } from './chooseMoves.ts';
import type { BeatSpan, PlannerMove } from './plannerMove.ts';
import type { PlannerWeights } from './planParts.ts';
import { fitOf, fitParts, spotAt } from './score/fit.ts';
import { flowBetween } from './score/flow.ts';
import { categoryShares, varietyAfter } from './score/variety.ts';

/** A move that could stand in the place of a block. */
export interface AlternativeMove {
  readonly key: ClipKey;
  readonly metadata: MoveMetadata;
  /** 0 to 1: its fit, how it flows from the move before and into the next, and its variety in one. */
  readonly score: number;
  readonly reasons: BlockReasons;
  /** How smoothly it goes over into the next move; null where that was not seen, or nothing follows. */
  readonly flowToNext: number | null;
  /** The block as it would be, with its trims. */
  readonly block: PlanBlock;
}

export interface AlternativesQuery {
  readonly song: SongAnalysis;
  readonly moves: readonly PlannerMove[];
  readonly plan: Choreography;
  readonly span: BeatSpan;
  /** Index of the block. */
  readonly block: number;
  /** The one move to judge, by the key of its clip, whatever the request says; null for all that could stand there. */
  readonly clip: string | null;
  readonly weights: PlannerWeights;
}

/**
 * The other moves that the request of the plan allows for the place of a block, best first: by how well they fit there, go over from the move before and
 * into the one after, and differ from what else is danced. Pure.
 */
export function rankAlternatives({
  song,
  moves: library,
  plan,
  span,
  block,
  clip,
  weights,
}: AlternativesQuery): AlternativeMove[] {
  const { moves, stretch } = chooseMoves(library, plan.request, song);
  const stage = new Stage(song, span, plan.request, moves, library, stretch);
  const shares = categoryShares(moves.map(({ key }) => key));
  const others = plan.blocks.filter((_, i) => i !== block);
  const present = plan.blocks[block];
  let before: Dance | null = null;
  for (const earlier of plan.blocks.slice(0, block)) {
    before = { last: lockedAt(stage, earlier, before, [], shares), before };
  }
  const after = plan.blocks[block + 1];
  const next = after ? lockedAt(stage, after, null, [], shares).framed.opens : null;
  const place = { startBeat: present.startBeat, beats: present.beats };
  const spot = spotAt(stage, place);
  const varietyAt = varietyAfter(before, others, shares);
  const judged =
    clip === null
      ? moves.filter(({ key }) => key !== present.clip)
      : library.filter(({ key }) => key === clip);
  return judged
    .map((move): AlternativeMove => {
      const ways = stage.framed(move, place.beats);
      const found = smoothest(ways.length > 0 ? ways : [stage.held(move, place.beats)], before, next);
      const parts = fitParts(stage, move, found.framed.take, spot);
      const placed: Placed = {
        ...place,
        clip: move.key,
        move,
        framed: found.framed,
        fitParts: parts,
        fit: fitOf(parts),
        flow: found.flow,
        variety: varietyAt(move.key, place),
        locked: null,
      };
      const made = blockOf(stage, placed, before?.last ?? null);
      const { reasons, ...rest } = { ...made, locked: present.locked };
      return {
        key: move.key,
        metadata: move.metadata,
        score: scoreOf(placed, found.flowToNext, weights),
        reasons: reasons ?? { fit: 0, flow: null, variety: 0, why: [] },
        flowToNext: found.flowToNext,
        block: { ...rest, reasons },
      };
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

interface Joined {
  readonly framed: Framed;
  readonly flow: number | null;
  readonly flowToNext: number | null;
}

/** The way to show a move that goes best with both its neighbours. */
function smoothest(ways: readonly Framed[], before: Dance | null, next: Framed['opens']): Joined {
  const joined = ways.map((framed) => ({
    framed,
    flow: flowBetween(before?.last.framed.closes ?? null, framed.opens),
    flowToNext: flowBetween(framed.closes, next),
  }));
  const smoothness = ({ flow, flowToNext }: Joined) => (flow ?? UNSEEN_FLOW) + (flowToNext ?? UNSEEN_FLOW);
  return joined.reduce((best, other) => (smoothness(other) > smoothness(best) ? other : best));
}

function scoreOf({ fit, flow, variety }: Placed, flowToNext: number | null, weights: PlannerWeights): number {
  const known = [flow, flowToNext].filter((value) => value !== null);
  const mean = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  const sum = weights.fit + weights.flow + weights.variety;
  return judge({ fit: fit ?? 0, flow: mean, variety }, weights) / Math.max(sum, 1e-9);
}
