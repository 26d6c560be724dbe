import type { ClipKey } from '../moves/clip.ts';
import type { DancersSeen } from '../moves/dancersSeen.ts';
import type { AnnotatedField } from '../moves/labels/fields.ts';
import type { MoveMetadata } from '../moves/labels/metadata.ts';
import type { Modality } from '../moves/modality.ts';
import type { BeatGrid } from '../moves/moveTracks.ts';
import type { MissingReason } from '../moves/reasons/missing.ts';
import type { Weakness } from '../moves/reasons/weakness.ts';
import type { ExportFormat } from '../shared/exportFormats.ts';

/** A move as lists show it: plain data, without its vectors. */
export interface ListedMove {
  readonly key: ClipKey;
  readonly videoPath: string;
  readonly metadata: MoveMetadata;
  /** The label fields that a person said; the others are derived, or nobody said anything. */
  readonly said: readonly AnnotatedField[];
  readonly durationSeconds: number;
  readonly tempoBpm: number | null;
  readonly embeddedAtMs: number;
  /** Why a modality has no vector; absent where it has one. */
  readonly missing: Partial<Readonly<Record<Modality, MissingReason>>>;
  /** Why its embeddings should be trusted less; empty where all is well. */
  readonly weaknesses: readonly Weakness[];
  /** How many dancers most of it shows; null where that was not measured. */
  readonly dancersSeen: DancersSeen | null;
  /** The clip itself, absolute; null where it is not there. */
  readonly clipFile: string | null;
  /** Its poster, absolute, where it has been made already. */
  readonly posterFile: string | null;
}

/** How far the analysis of a video is that is asked with. */
export interface AskedClipProgress {
  readonly analysedSeconds: number;
  /** Null where its container does not say how long it is. */
  readonly totalSeconds: number | null;
}

/** What a map of the moves is drawn from. */
export interface MapVectors {
  readonly keys: readonly ClipKey[];
  /** Length of each move's vector: the sum of `DIMENSIONS`. */
  readonly dimension: number;
  /**
   * The unit vectors of each move's modalities side by side in the order of `MODALITIES`, move after move in the order
   * of `keys`. Zeros where a modality is missing, or made by another model than that of most moves.
   */
  readonly vectors: Float32Array;
}

/** What was seen of the dancers of a clip, to be drawn on its picture. */
export interface SeenDancers {
  readonly framesPerSecond: number;
  /** Width of the picture over its height. */
  readonly aspect: number;
  /**
   * `[frame][2][17][x, y]` from the top left, in heights of the picture; null where a keypoint was not seen. Keypoints
   * in the order of COCO.
   */
  readonly points: readonly (number | null)[];
  /** The beats of the clip's music; null where none were found. */
  readonly beats: BeatGrid | null;
}

/** A file that was made of a clip; absolute. */
export interface MadeFile {
  readonly file: string;
}

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

export interface ExportResult {
  readonly format: ExportFormat;
  /** The file that was written, or the folder that was made; absolute. */
  readonly out: string;
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
