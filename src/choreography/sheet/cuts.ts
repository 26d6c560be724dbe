import type { Choreography, PlanBlock } from '../plan/choreography.ts';
import { timelineOf } from '../render/timeline.ts';

/** Editors are given this frame rate, which all of them know. */
export const FRAMES_PER_SECOND = 30;

/** A block of a dance in frames, counted from the beginning of the dance. */
export interface Cut {
  readonly block: PlanBlock;
  readonly startFrame: number;
  /** The frame after the last. */
  readonly endFrame: number;
  /** The frame of the clip that is shown first. */
  readonly clipFrame: number;
  /** The frame of the song that is heard first. */
  readonly songFrame: number;
  /** Seconds of the clip to a second of the dance. */
  readonly speed: number;
}

/** The blocks of a dance as the video of it is cut. */
export function cutsOf(plan: Choreography): Cut[] {
  const { cuts, songFromSeconds } = timelineOf(plan, { numerator: FRAMES_PER_SECOND, denominator: 1 });
  return plan.blocks.map((block, i) => ({
    block,
    startFrame: cuts[i],
    endFrame: cuts[i + 1],
    clipFrame: Math.round(block.fromSeconds * FRAMES_PER_SECOND),
    songFrame: Math.round(songFromSeconds * FRAMES_PER_SECOND) + cuts[i],
    speed: ((block.toSeconds - block.fromSeconds) * FRAMES_PER_SECOND) / (cuts[i + 1] - cuts[i]),
  }));
}
