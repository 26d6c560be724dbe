import type { ClipKey } from '../moves/clip.ts';
import type { ClipPart } from '../moves/clipPart.ts';
import type { FilterField } from '../moves/labels/fields.ts';
import type { MoveMetadata } from '../moves/labels/metadata.ts';
import type { Match, Parts } from '../moves/likeness.ts';
import type { LikenessReason } from '../moves/reasons/likeness.ts';
import type { Weights } from '../moves/weights.ts';
import type { Basis, UnderstoodPart } from './understood.ts';

/** A move that was found, as plain data that travels between processes. */
export interface FoundMove {
  readonly key: ClipKey;
  readonly videoPath: string;
  readonly metadata: MoveMetadata;
  readonly durationSeconds: number;
  readonly tempoBpm: number | null;
  /** Of a move like another, `scoreOf` its parts and its match with the weights; of one that fits a description, how well. */
  readonly score: number;
  readonly parts: Parts;
  /** Where it moves as the query does; null where either side has no windows of movement. */
  readonly match: Match | null;
  /** Why it is alike, the most telling first. */
  readonly reasons: readonly LikenessReason[];
}

/** A way to more results than the filter leaves: fields of the filter to drop, and how many moves that would give. */
export interface Relaxation {
  readonly drop: readonly FilterField[];
  readonly available: number;
}

export type SearchedFor =
  | { readonly kind: 'clip'; readonly key: ClipKey }
  | { readonly kind: 'part'; readonly key: ClipKey; readonly part: ClipPart }
  /** A video file, absolute; `part` is null where it is the whole of it. */
  | { readonly kind: 'file'; readonly file: string; readonly part: ClipPart | null }
  | {
      readonly kind: 'description';
      readonly description: string;
      readonly understood: readonly UnderstoodPart[];
      readonly basis: Basis;
    };

export interface SearchResult {
  readonly query: SearchedFor;
  readonly weights: Weights;
  /** How many results were asked for. */
  readonly asked: number;
  /** Best first; equal scores by clip key. */
  readonly results: readonly FoundMove[];
  /** Moves that are the same recording as the query: a copy of the file, cut or encoded again, mirrored. */
  readonly nearCopies: readonly FoundMove[];
  /** Moves left out because other models made their vectors, or because they share no modality with the query. */
  readonly notComparable: number;
  /** Offered, never applied, where a filter leaves fewer than were asked for. */
  readonly relaxations: readonly Relaxation[];
}
