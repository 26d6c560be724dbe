import type { ClipKey } from '../../src/moves/clip.ts';
import { parseClipKey } from '../../src/moves/clip.ts';
import {
  type Annotation,
  type Level,
  metadataOf,
  NOTHING_ANNOTATED,
} from '../../src/moves/labels/metadata.ts';
import { DIMENSIONS, type Modality } from '../../src/moves/modality.ts';
import type { Embedding, Move, PoseEmbedding } from '../../src/moves/move.ts';
import type { MovementWindows } from '../../src/moves/movementWindows.ts';
import type { AudioQuality, PoseQuality } from '../../src/moves/quality.ts';
import { unit } from '../../src/moves/vectors.ts';
import { seededRandom } from '../../src/shared/seededRandom.ts';

export function clipKey(text: string): ClipKey {
  const key = parseClipKey(text);
  if (key === null) {
    throw new Error(`not a clip key: ${text}`);
  }
  return key;
}

/** Numbers from 0 to 1 that are the same in every run. */
export function numbersFrom(seed: number): () => number {
  // Spread, because neighbouring seeds begin alike.
  return seededRandom(Math.imul(seed + 1, 0x9e3779b1));
}

/** A unit vector that is the same in every run. */
export function unitVector(dimension: number, seed: number): Float32Array {
  const next = numbersFrom(seed);
  const vector = unit(Float32Array.from({ length: dimension }, () => next() + next() + next() - 1.5));
  if (!vector) {
    throw new Error('a vector of zeros');
  }
  return vector;
}

/** A unit vector with this cosine to another. */
export function vectorAt(cosine: number, to: Float32Array, seed: number): Float32Array {
  const other = unitVector(to.length, seed);
  const along = other.reduce((sum, component, i) => sum + component * to[i], 0);
  const across = unit(other.map((component, i) => component - along * to[i])) ?? other;
  const sine = Math.sqrt(1 - cosine * cosine);
  return to.map((component, i) => cosine * component + sine * across[i]);
}

export const GOOD_POSE: PoseQuality = {
  framesWithBoth: 0.9,
  framesWithOne: 0.1,
  framesWithNone: 0,
  meanKeypointConfidence: 0.75,
  identitySwapsSuspected: 1,
};

export const GOOD_AUDIO: AudioQuality = {
  onsetStrength: 1.5,
  tempoConfidence: 0.8,
  tempoAlternativeBpm: null,
};

export function embedded<Q>(vector: Float32Array, quality: Q, model = 'model-1'): Embedding<Q> {
  return { status: 'embedded', vector, model, quality };
}

export function embeddedPose(
  vector: Float32Array,
  quality: PoseQuality | null,
  model = 'model-1',
  windows: MovementWindows | null = null,
): PoseEmbedding {
  return { status: 'embedded', vector, model, quality, windows };
}

function annotation(key: string, overrides: Partial<Annotation> = {}): Annotation {
  return {
    ...NOTHING_ANNOTATED,
    clipId: 'some_clip',
    key: clipKey(key),
    label: 'basic',
    energy: 'medium',
    estimatedTempoBpm: 128,
    difficulty: 'low',
    ...overrides,
  };
}

export interface MoveParts extends Partial<Omit<Move, 'key' | 'embeddings' | 'metadata'>> {
  readonly seed?: number;
  readonly label?: string;
  readonly clipId?: string;
  readonly energy?: Level;
  readonly difficulty?: Level;
  readonly unlabelled?: boolean;
  readonly model?: string;
  readonly vectors?: Partial<Record<Modality, Float32Array | null>>;
  readonly windows?: MovementWindows;
}

/** A move with every modality, each part replaceable. Moves of one seed have equal vectors. */
export function move(key: string, parts: MoveParts = {}): Move {
  const { seed = 1, vectors = {}, model = 'model-1' } = parts;
  const note = annotation(key, {
    clipId: parts.clipId ?? key.replace(/^.*\//, '').replace(/\..*$/, ''),
    label: parts.label ?? 'basic',
    energy: parts.energy ?? 'medium',
    difficulty: parts.difficulty ?? 'medium',
  });
  const embedding = <Q>(modality: Modality, offset: number, quality: Q): Embedding<Q> => {
    const given = vectors[modality];
    return given === null
      ? { status: 'missing', reason: { because: 'other', words: `no ${modality} here` } }
      : embedded(given ?? unitVector(DIMENSIONS[modality], seed * 3 + offset), quality, model);
  };
  return {
    key: clipKey(key),
    videoPath: parts.videoPath ?? `clips/${key}`,
    metadata: metadataOf(clipKey(key), parts.unlabelled ? null : note),
    durationSeconds: parts.durationSeconds ?? 12.5,
    tempoBpm: parts.tempoBpm === undefined ? 128 : parts.tempoBpm,
    contentHash: parts.contentHash === undefined ? `hash of ${key}` : parts.contentHash,
    source:
      parts.source === undefined ? { sizeBytes: 1_234_567, modifiedMs: 1_700_000_000_123.5 } : parts.source,
    embeddings: {
      pose:
        vectors.pose === null
          ? { status: 'missing', reason: { because: 'other', words: 'no pose here' } }
          : embeddedPose(
              vectors.pose ?? unitVector(DIMENSIONS.pose, seed * 3),
              GOOD_POSE,
              model,
              parts.windows ?? null,
            ),
      audio: embedding('audio', 1, GOOD_AUDIO),
      text: embedding('text', 2, {}),
    },
    embeddedAt: parts.embeddedAt ?? new Date('2025-06-01T10:00:00.250Z'),
  };
}
