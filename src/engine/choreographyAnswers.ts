import type { Choreography } from '../choreography/plan/choreography.ts';
import type { PlanParts } from '../choreography/planner/planParts.ts';
import type { MoveMetadata } from '../moves/labels/metadata.ts';

export type { AlternativeMove } from '../choreography/planner/alternatives.ts';

/** A plan that was made, with what there is to say of it. */
export interface PlannedChoreography {
  readonly plan: Choreography;
  /** How good it is in each of its parts. */
  readonly parts: PlanParts;
  /** What the moves of the plan are called, by clip key. */
  readonly moves: Readonly<Record<string, MoveMetadata>>;
}

/** What planning is at: hearing so many seconds of the song, or putting the dance together. */
export type PlanningProgress =
  | { readonly step: 'listening'; readonly seconds: number }
  | { readonly step: 'planning' };

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
