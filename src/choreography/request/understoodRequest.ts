import type { PlanRequest } from '../plan/choreography.ts';

/** What a sentence may name besides the words of the field. */
export interface RequestVocabulary {
  /** Categories of the library's moves, such as `arm_styling`. */
  readonly categories: readonly string[];
  /** File names of songs that can be chosen, with or without folder and extension. */
  readonly songs: readonly string[];
}

/** What was made of a request in words, to be shown before it is carried out. */
export interface UnderstoodRequest {
  /** All of the plan's request but its seed. `words` is the sentence as it was given. */
  readonly request: Omit<PlanRequest, 'seed'>;
  /** One of the vocabulary's songs as it is called there, or the name that was given where none matches; null without. */
  readonly song: string | null;
  /** What was understood, each as a phrase for the user: `2 minutes`, `romantic`, `no shadow`, `a gentle ending`. */
  readonly understood: readonly string[];
  /** What the planner cannot heed, such as `no lifts` and `ends on a hip roll`. */
  readonly ignored: readonly string[];
  /** The words that were not understood, as a description to compare moves with; empty where all were. */
  readonly description: string;
}
