import { DIMENSIONS, MODALITIES, type Modality } from '../../moves/modality.ts';
import type { MoveEmbeddings } from '../../moves/move.ts';
import type { Weights } from '../../moves/weights.ts';
import { FUSED_DIMENSION } from '../tableSchema.ts';

/** A move's unit vectors side by side, 1024 floats; zeros where a modality is missing. */
export function fuse(embeddings: MoveEmbeddings): Float32Array {
  return fuseWeighted(embeddings, { pose: 1, audio: 1, text: 1 });
}

/** The part of `fused` that is a modality's vector, as a view; null where the modality is missing. */
export function partOf(fused: Float32Array, modality: Modality): Float32Array | null {
  const before = MODALITIES.slice(0, MODALITIES.indexOf(modality));
  const offset = before.reduce((sum, other) => sum + DIMENSIONS[other], 0);
  const part = fused.subarray(offset, offset + DIMENSIONS[modality]);
  return part.some((component) => component !== 0) ? part : null;
}

/**
 * The same with each part multiplied by its weight: its inner product with a row's `fused` is the weighted score,
 * so that one index serves any weights.
 */
export function fuseWeighted(embeddings: MoveEmbeddings, weights: Weights): Float32Array {
  const fused = new Float32Array(FUSED_DIMENSION);
  let offset = 0;
  for (const modality of MODALITIES) {
    const embedding = embeddings[modality];
    if (embedding.status === 'embedded') {
      embedding.vector.forEach((component, i) => {
        fused[offset + i] = component * weights[modality];
      });
    }
    offset += DIMENSIONS[modality];
  }
  return fused;
}
