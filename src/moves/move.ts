import type { ClipKey } from './clip.ts';
import type { MoveMetadata } from './labels/metadata.ts';
import { MODALITIES, type Modality } from './modality.ts';
import type { MovementWindows } from './movementWindows.ts';
import type { AudioQuality, PoseQuality, TextQuality } from './quality.ts';
import type { MissingReason } from './reasons/missing.ts';

/** Which model made a vector: name, weights and method version in one. Vectors of different ids are never compared. */
export type ModelId = string;

/**
 * A modality of a clip: a unit vector with the model that made it and its quality (null where the embeddings file
 * it was loaded from does not say), or the reason there is none.
 */
export type Embedding<Q> =
  | {
      readonly status: 'embedded';
      readonly vector: Float32Array;
      readonly model: ModelId;
      readonly quality: Q | null;
    }
  | {
      readonly status: 'missing';
      readonly reason: MissingReason;
      /** The model that found nothing to embed; another may find something. Absent where none was asked. */
      readonly model?: ModelId | undefined;
    };

/** What is known of an embedding without its vector. */
export type EmbeddingFacts<Q> =
  | { readonly status: 'embedded'; readonly model: ModelId; readonly quality: Q | null }
  | { readonly status: 'missing'; readonly reason: MissingReason; readonly model?: ModelId | undefined };

/** How the dancers move: beside the vector of the whole clip what it is matched by, null where a file did not say. */
export type PoseEmbedding =
  | (Extract<Embedding<PoseQuality>, { status: 'embedded' }> & { readonly windows: MovementWindows | null })
  | Extract<Embedding<PoseQuality>, { status: 'missing' }>;

export interface MoveEmbeddings {
  /** Unit vector, 512. */
  readonly pose: PoseEmbedding;
  /** Unit vector, 128. */
  readonly audio: Embedding<AudioQuality>;
  /** Unit vector, 384. */
  readonly text: Embedding<TextQuality>;
}

/** The file that a move was embedded from, to see later whether it has changed. Null for moves loaded from an embeddings file. */
export interface ClipSource {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** A clip with its metadata and embeddings: one row of the library. */
export interface Move {
  readonly key: ClipKey;
  /** Path of the clip relative to the library root, POSIX. */
  readonly videoPath: string;
  readonly metadata: MoveMetadata;
  readonly durationSeconds: number;
  /** Measured from the music; null without music. */
  readonly tempoBpm: number | null;
  /** SHA-256 of the clip's bytes in hexadecimal; null for moves loaded from a file that does not say. */
  readonly contentHash: string | null;
  readonly source: ClipSource | null;
  readonly embeddings: MoveEmbeddings;
  readonly embeddedAt: Date;
}

/** A move without its vectors: all that planning, statistics and tables need. Every `Move` is one. */
export interface MoveHeader extends Omit<Move, 'embeddings'> {
  readonly embeddings: {
    readonly pose: EmbeddingFacts<PoseQuality>;
    readonly audio: EmbeddingFacts<AudioQuality>;
    readonly text: EmbeddingFacts<TextQuality>;
  };
}

/** The modalities that were embedded, in the order of `MODALITIES`. */
export function embeddedModalities({ embeddings }: Pick<MoveHeader, 'embeddings'>): Modality[] {
  return MODALITIES.filter((modality) => embeddings[modality].status === 'embedded');
}

/** The model that embedded one modality of a move, or found nothing to embed; null where none was asked. */
export function modelOf(move: Pick<MoveHeader, 'embeddings'>, modality: Modality): ModelId | null {
  return move.embeddings[modality].model ?? null;
}

/** The model behind most vectors of a modality; of equally many the one that comes first by name. */
export function commonestModel(
  moves: readonly Pick<MoveHeader, 'embeddings'>[],
  modality: Modality,
): ModelId | null {
  const counts = new Map<ModelId, number>();
  for (const { embeddings } of moves) {
    const embedding = embeddings[modality];
    if (embedding.status === 'embedded') {
      counts.set(embedding.model, (counts.get(embedding.model) ?? 0) + 1);
    }
  }
  return commonestOf(counts);
}

/** The same, of models that have been counted. */
export function commonestOf(counts: ReadonlyMap<ModelId, number>): ModelId | null {
  const [commonest] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return commonest?.[0] ?? null;
}
