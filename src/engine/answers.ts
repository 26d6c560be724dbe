import type { ClipKey } from '../moves/clip.ts';

export interface LoadResult {
  readonly database: string;
  /** Moves taken from the file. */
  readonly loaded: number;
  /** Entries left out because an earlier one has their clip id. */
  readonly skipped: readonly { readonly clipId: string; readonly key: ClipKey }[];
  /** Clip ids that more than one loaded move has. */
  readonly sharedClipIds: readonly { readonly clipId: string; readonly keys: readonly ClipKey[] }[];
  /** Moves in the library now. */
  readonly moves: number;
}

export interface ModelStatus {
  readonly id: string;
  readonly part: 'text' | 'pose';
  readonly title: string;
  readonly licence: string;
  readonly origin: string;
  readonly dimensions: number;
  /** Whether it comes with the program. */
  readonly ships: boolean;
  readonly state: 'ready' | 'not-installed' | 'damaged';
  /** Folder it is opened from; null where it is not installed. */
  readonly folder: string | null;
  /** What is wrong, or how to get it; null where it is ready. */
  readonly advice: string | null;
}

/** One thing that Move Embeddings needs. */
export interface SetupCheck {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'missing';
  readonly detail: string;
  readonly remedy: string | null;
}

export interface SetupReport {
  /** Whether embeddings can be generated here. */
  readonly ready: boolean;
  readonly checks: readonly SetupCheck[];
}
