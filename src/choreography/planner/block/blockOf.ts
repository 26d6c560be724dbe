import type { PlanBlock } from '../../plan/choreography.ts';
import { reasonsFor } from '../score/reasonsFor.ts';
import type { Placed } from './placed.ts';
import type { Stage } from './stage.ts';
import type { Take } from './take.ts';

/** Where the couple jumps from one move to the next, they are blended into each other for so long. */
const CROSSFADE_SECONDS = 0.4;
/** Below this flow the jump is plain to see. */
const JUMP = 0.45;

/** A placed move as a block of the plan. A locked block stays as it is. */
export function blockOf(stage: Stage, placed: Placed, before: Placed | null): PlanBlock {
  if (placed.locked) {
    return placed.locked;
  }
  const { fromSeconds, toSeconds } = exactTake(stage, placed);
  return {
    clip: placed.clip,
    startBeat: placed.startBeat,
    beats: placed.beats,
    fromSeconds,
    toSeconds,
    crossfadeSeconds: crossfadeOf(placed, before),
    locked: false,
    reasons: {
      fit: share(placed.fit ?? 0),
      flow: placed.flow === null ? null : share(placed.flow),
      variety: share(placed.variety),
      why: reasonsFor(stage, placed, before),
    },
  };
}

/**
 * What is not on beats of its own keeps its pace: it is cut to what the beats really last here. Where that is more
 * than the clip has, it is slowed down by the rest.
 */
function exactTake(stage: Stage, { framed: { take }, startBeat, beats, move }: Placed): Take {
  if (take.kind === 'beats' || take.kind === 'held' || !move) {
    return take;
  }
  const wanted = take.fromSeconds + take.pace * stage.secondsBetween(startBeat, startBeat + beats);
  const toSeconds = Math.round(Math.min(move.durationSeconds, wanted) * 1e4) / 1e4;
  return { ...take, toSeconds };
}

/** Only where both clips go on long enough around the cut. */
function crossfadeOf({ flow, framed: { take } }: Placed, before: Placed | null): number {
  if (!before?.move || flow === null || flow >= JUMP) {
    return 0;
  }
  const last = before.framed.take;
  const half = CROSSFADE_SECONDS / 2;
  const goesOn = last.toSeconds + half * last.pace <= before.move.durationSeconds;
  return goesOn && take.fromSeconds >= half * take.pace ? CROSSFADE_SECONDS : 0;
}

function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}
