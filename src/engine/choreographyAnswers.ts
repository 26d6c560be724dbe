import type { BlockReasons, Choreography, PlanBlock } from '../choreography/plan/choreography.ts';
import type { PlanParts } from '../choreography/planner/planParts.ts';
import type { ClipKey } from '../moves/clip.ts';
import type { MoveMetadata } from '../moves/metadata.ts';

/** A plan that was made, with what there is to say of it. */
export interface PlannedChoreography {
  readonly plan: Choreography;
  /** How good it is in each of its parts. */
  readonly parts: PlanParts;
  /** What the moves of the plan are called, by clip key. */
  readonly moves: Readonly<Record<string, MoveMetadata>>;
}

/** A move that could stand in the place of a block. */
export interface AlternativeMove {
  readonly key: ClipKey;
  readonly metadata: MoveMetadata;
  /** 0 to 1: fit, flow from the move before and into the next, and variety in one. */
  readonly score: number;
  readonly reasons: BlockReasons;
  /** How smoothly it goes over into the next move; null where that was not seen, or nothing follows. */
  readonly flowToNext: number | null;
  /** The block as it would be, with its trims. */
  readonly block: PlanBlock;
}

/** Where the files of a plan are; absolute, null where there is none. */
export interface PlanFiles {
  /** Null also where the file is not the song that was planned for. */
  readonly songFile: string | null;
  readonly clipFiles: Readonly<Record<string, string | null>>;
  /** What cannot be found, in words, with the place in the plan. */
  readonly problems: readonly string[];
}

export interface SongWaveform {
  /** The greatest amplitude in each of equally long stretches of the song, 0 to 1. */
  readonly peaks: Float32Array;
}
