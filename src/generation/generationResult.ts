import type { ClipKey } from '../moves/clip.ts';
import type { Modality } from '../moves/modality.ts';
import type { AnnotationProblem } from '../moves/reasons/annotationProblem.ts';
import type { MissingReason } from '../moves/reasons/missing.ts';
import type { UnreadableReason } from '../moves/reasons/unreadable.ts';
import type { GenerationPlan } from './plan/plan.ts';
import type { RenamedClip } from './plan/renamedClips.ts';

/** How far a run is. */
export type GenerationProgress =
  /** Another run is at work on the same library; this one goes on when it has finished. */
  { readonly event: 'waiting' } | ClipProgress;

/** Sent when a clip starts and when it is done; of one whose row alone is brought up to date, when it is done. */
export interface ClipProgress {
  /** Clips that are done or have failed so far, of `total` that this run has to do with. */
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** The clip that this is about. */
  readonly key: ClipKey;
  readonly event: 'started' | 'embedded' | 'updated' | 'failed';
  /** Why it failed; null where it did not. */
  readonly reason: UnreadableReason | null;
  /** Null until there is a pace to tell from. */
  readonly secondsLeft: number | null;
}

export interface FailedClip {
  readonly key: ClipKey;
  readonly reason: UnreadableReason;
}

/** A modality that a clip of this run has no vector for. */
export interface MissingModality {
  readonly key: ClipKey;
  readonly modality: Modality;
  readonly reason: MissingReason;
}

/** What did not match between the clip folder and its annotations. */
export interface CatalogueFindings {
  readonly annotationsFile: string | null;
  readonly annotationsWithoutClip: readonly string[];
  /** Entries of the annotations file that were passed over. */
  readonly annotationProblems: readonly AnnotationProblem[];
  /** Clips with labels that only the library still knows: no annotations file that was read says them, or took them back. */
  readonly keptLabels: readonly ClipKey[];
  readonly clipsWithoutAnnotation: readonly ClipKey[];
  /** Clips that were renamed or moved: their rows followed them. */
  readonly renamed: readonly RenamedClip[];
  /** Clips that share a clip id; all are kept under their keys. */
  readonly sharedClipIds: readonly { readonly clipId: string; readonly keys: readonly ClipKey[] }[];
  /** Clips that exist and are not on this disk: they were not looked at, and the library keeps what it has of them. */
  readonly away: readonly ClipKey[];
  /** What in the clip folder is no clip, counted by its kind. */
  readonly others: readonly {
    readonly extension: string;
    readonly count: number;
    readonly example: string;
  }[];
  /** Files that were passed over, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/** A codec that clips of a run are in and that ffmpeg has no decoder for. */
interface LackingDecoder {
  readonly codec: string;
  readonly clips: number;
}

export interface GenerationResult {
  readonly clipFolder: string;
  readonly database: string;
  /** Null where none was written: a run over a shard writes only one that is named. */
  readonly embeddingsFile: string | null;
  readonly dryRun: boolean;
  readonly cancelled: boolean;
  readonly plan: GenerationPlan;
  /** Moves in the library now. */
  readonly moves: number;
  readonly embedded: readonly ClipKey[];
  readonly failed: readonly FailedClip[];
  readonly missing: readonly MissingModality[];
  /** Clips of this run longer than what is looked at of one (`ANALYSED_SECONDS`); the rest of them counts nothing. */
  readonly capped: readonly ClipKey[];
  readonly lackingDecoders: readonly LackingDecoder[];
  /** How to get an ffmpeg that has them; null where none is lacking. */
  readonly decoderAdvice: string | null;
  readonly findings: CatalogueFindings;
  readonly elapsedSeconds: number;
}
