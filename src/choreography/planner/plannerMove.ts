import type { ClipKey } from '../../moves/clip.ts';
import type { MoveMetadata } from '../../moves/labels/metadata.ts';
import type { ModelId } from '../../moves/move.ts';
import type { MoveTracks } from '../../moves/moveTracks.ts';

/** What the planner knows of a move. */
export interface PlannerMove {
  readonly key: ClipKey;
  readonly metadata: MoveMetadata;
  readonly durationSeconds: number;
  /** How its music sounds: a unit vector, 128; null without music. */
  readonly audio: { readonly vector: Float32Array; readonly model: ModelId } | null;
  /** Null where the library keeps none, as of a move loaded from a file. */
  readonly track: MoveTracks | null;
  /** How alike its description is to the words of the request, 0 to 1; null where there are no words. */
  readonly likeness: number | null;
}

/** The part of a song that is danced, in beats. */
export interface BeatSpan {
  readonly startBeat: number;
  /** The beat after the last one. */
  readonly endBeat: number;
}

/** A move that the dance may open or end with. */
export type MoveRole = 'opening' | 'ending';

/** The role that a move's label or category gives it. */
export function roleOf({ metadata }: PlannerMove): MoveRole | null {
  const words = `${metadata.label ?? ''} ${metadata.category}`.toLowerCase();
  if (/\bintros?\b|_intros?\b|\bintros?_/.test(words)) {
    return 'opening';
  }
  return /\boutros?\b|_outros?\b|\boutros?_/.test(words) ? 'ending' : null;
}
