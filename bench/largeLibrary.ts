import { DIFFICULTIES, LEVELS, metadataOf, STYLES } from '../src/moves/metadata.ts';
import { DIMENSIONS, type Modality } from '../src/moves/modality.ts';
import type { Embedding, Move } from '../src/moves/move.ts';
import { unit } from '../src/moves/vectors.ts';
import { clipKey, numbersFrom } from '../test/library/moveBuilder.ts';

const DESCRIPTIONS = 500;
const MOVES_A_CLUSTER = 20;

/**
 * Moves like those of a large collection: pose and audio each in clusters of their own (the same figure danced
 * again, the same song), one of few hundred descriptions each, one in fifty silent.
 */
export function* largeLibrary(count: number): Generator<Move> {
  const next = numbersFrom(count);
  const centres = (modality: Modality, number: number) =>
    Array.from({ length: number }, () => gaussian(DIMENSIONS[modality], next));
  const clusters = Math.ceil(count / MOVES_A_CLUSTER);
  const poses = centres('pose', clusters);
  const songs = centres('audio', clusters);
  const texts = centres('text', DESCRIPTIONS);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)];
  const embedding = <Q>(vector: Float32Array | null): Embedding<Q> =>
    vector
      ? { status: 'embedded', vector, model: 'bench', quality: null }
      : { status: 'missing', reason: 'it has no sound' };
  for (let i = 0; i < count; i++) {
    const key = clipKey(`category ${i % 40}/${String(i).padStart(7, '0')}.mp4`);
    yield {
      key,
      videoPath: `clips/${key}`,
      metadata: {
        ...metadataOf(key, null),
        difficulty: pick(DIFFICULTIES),
        energyLevel: pick(LEVELS),
        style: pick(STYLES),
      },
      durationSeconds: 8 + next() * 10,
      tempoBpm: 110 + next() * 40,
      contentHash: String(i),
      source: { sizeBytes: i, modifiedMs: i },
      embeddings: {
        pose: embedding(near(pick(poses), 0.9, next)),
        audio: embedding(next() < 0.02 ? null : near(pick(songs), 0.5, next)),
        text: embedding(unit(pick(texts))),
      },
      embeddedAt: new Date(0),
    };
  }
}

function gaussian(dimension: number, next: () => number): Float32Array {
  return Float32Array.from({ length: dimension }, () => next() + next() + next() + next() - 2);
}

function near(centre: Float32Array, spread: number, next: () => number): Float32Array | null {
  return unit(gaussian(centre.length, next).map((noise, i) => centre[i] + spread * noise));
}
