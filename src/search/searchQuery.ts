import type { ClipKey } from '../moves/clip.ts';
import type { ClipPart } from '../moves/clipPart.ts';
import type { MoveFilter } from '../moves/labels/filter.ts';
import { MODALITIES, type Modality } from '../moves/modality.ts';
import type { ModelId, Move, MoveEmbeddings } from '../moves/move.ts';
import type { Weights } from '../moves/weights.ts';
import type { Basis, UnderstoodPart } from './understood.ts';

export interface SearchOptions {
  readonly weights: Weights;
  readonly filter: MoveFilter;
  /** How many results are wanted, from 1. */
  readonly k: number;
}

/** What a search compares of a clip that is asked with; it may be no row of the library. */
export type AskedMove = Pick<
  Move,
  'metadata' | 'durationSeconds' | 'tempoBpm' | 'contentHash' | 'embeddings'
>;

/** What is searched for: a move of the library, a part of one, a video file from anywhere, or words embedded as text. */
export type Query =
  | { readonly kind: 'clip'; readonly move: Move }
  | { readonly kind: 'part'; readonly key: ClipKey; readonly part: ClipPart; readonly move: AskedMove }
  | {
      readonly kind: 'file';
      /** Absolute. */
      readonly file: string;
      /** Null where it is the whole file. */
      readonly part: ClipPart | null;
      readonly move: AskedMove;
    }
  | {
      readonly kind: 'description';
      readonly description: string;
      readonly understood: readonly UnderstoodPart[];
      readonly basis: Basis;
      readonly embeddings: MoveEmbeddings;
    };

export function embeddingsOf(query: Query): MoveEmbeddings {
  return query.kind === 'description' ? query.embeddings : query.move.embeddings;
}

/** Whether a part of a longer clip is searched for: it is found by its moments alone, not by how the whole moves. */
export function isPart(query: Query): boolean {
  return query.kind === 'part' || (query.kind === 'file' && query.part !== null);
}

/** Model of each modality that counts in a search and that the query has; null for the others. */
export function comparedModels(query: Query, weights: Weights): Record<Modality, ModelId | null> {
  const embeddings = embeddingsOf(query);
  const [pose, audio, text] = MODALITIES.map((modality) => {
    const embedding = embeddings[modality];
    return embedding.status === 'embedded' && weights[modality] > 0 ? embedding.model : null;
  });
  return { pose, audio, text };
}
