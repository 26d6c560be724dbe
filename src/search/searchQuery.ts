import type { MoveFilter } from '../moves/filter.ts';
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

/** What is searched for: a move of the library, or words embedded as text. */
export type Query =
  | { readonly kind: 'clip'; readonly move: Move }
  | {
      readonly kind: 'description';
      readonly description: string;
      readonly understood: readonly UnderstoodPart[];
      readonly basis: Basis;
      readonly embeddings: MoveEmbeddings;
    };

export function embeddingsOf(query: Query): MoveEmbeddings {
  return query.kind === 'clip' ? query.move.embeddings : query.embeddings;
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
