import type { PlanBlock } from '../../plan/choreography.ts';
import { fitOf, fitParts, spotAt } from '../score/fit.ts';
import { flowBetween } from '../score/flow.ts';
import { type CategoryShares, varietyAfter } from '../score/variety.ts';
import type { Dance, Placed } from './placed.ts';
import type { Framed, Stage } from './stage.ts';
import { GREATEST_STRETCH, type Take } from './take.ts';

/** A block of a plan as it stands, judged at its place. */
export function lockedAt(
  stage: Stage,
  block: PlanBlock,
  before: Dance | null,
  locks: readonly PlanBlock[],
  shares: CategoryShares,
): Placed {
  const { clip, startBeat, beats } = block;
  const move = stage.moveOf(clip);
  const framed = move ? stage.frame(move, takeOf(stage, block)) : unknownFrame(takeOf(stage, block));
  const place = { startBeat, beats };
  const parts = move ? fitParts(stage, move, framed.take, spotAt(stage, place)) : {};
  return {
    ...place,
    clip,
    move,
    framed,
    fitParts: parts,
    fit: move && fitOf(parts),
    flow: before && flowBetween(before.last.framed.closes, framed.opens),
    variety: varietyAfter(before, locks, shares)(clip, place),
    locked: block,
  };
}

function takeOf(stage: Stage, { clip, startBeat, beats, fromSeconds, toSeconds }: PlanBlock): Take {
  const pace = (toSeconds - fromSeconds) / stage.secondsBetween(startBeat, startBeat + beats);
  const hasBeats = stage.moveOf(clip)?.track?.beats;
  const isNear = pace <= 1 + GREATEST_STRETCH && pace >= 1 / (1 + GREATEST_STRETCH);
  return { fromSeconds, toSeconds, pace, kind: !isNear ? 'off' : hasBeats ? 'beats' : 'own' };
}

function unknownFrame(take: Take): Framed {
  return { take, opens: null, closes: null };
}
