import type { ModelId } from '../../moves/move.ts';
import type { PlanSong } from '../plan/choreography.ts';
import type { SongPart } from './uncertainParts.ts';

/** All that a plan says of its song but where it lies, which depends on the folder of the plan. */
export type SongFacts = Omit<PlanSong, 'path'>;

/** What is heard in a song: its beats and sections, and the sound of each section. */
export interface SongAnalysis {
  readonly facts: SongFacts;
  /**
   * How each section sounds in its middle 20 seconds, in the order of `facts.sections`: a unit vector, 128, to be compared with the audio
   * vectors of moves of the same model; null for a section that is silent or too short.
   */
  readonly sectionVectors: readonly (Float32Array | null)[];
  /** Where the beats are not to be trusted, in the order of time. */
  readonly uncertainParts: readonly SongPart[];
  /** The model of the section vectors. */
  readonly audioModel: ModelId;
}

export interface SongCall {
  /** What is to be danced to it; null or absent where nobody said. */
  readonly dance?: string | null;
  readonly signal?: AbortSignal | undefined;
  /** Told how many seconds of the song have been read. */
  readonly onProgress?: ((decodedSeconds: number) => void) | undefined;
}
