import { DIMENSIONS } from '../../../../src/moves/modality.ts';
import { DEFAULT_WEIGHTS, type Weights } from '../../../../src/moves/weights.ts';
import type { KeptLayout, MapVectors } from '../../../../src/protocol/panelData.ts';

/** The map is of movement and words: by music, clips would only lie together because the same song plays. */
export function mapWeights({ pose, text }: Weights): Weights {
  return pose + text > 0 ? { pose, audio: 0, text } : { ...DEFAULT_WEIGHTS, audio: 0 };
}

/** The places of a layout that is done, to begin the next one from. */
export function layoutToKeep(
  { keys, dimension, vectors }: MapVectors,
  positions: Float32Array,
  weights: Weights,
): KeptLayout {
  const places = keys.map((key, move) => [
    key,
    [
      rounded(positions[2 * move]),
      rounded(positions[2 * move + 1]),
      movementPrint(vectors.subarray(move * dimension, (move + 1) * dimension)),
    ],
  ]);
  return { weights: { ...weights }, places: Object.fromEntries(places) };
}

/**
 * Where moves were in a kept layout: x and y of each in turn, NaN where it has no place yet or moves differently than
 * then, as after a change of the method. A move keeps its place when its labels change. Null without a layout.
 */
export function placesBefore(
  kept: KeptLayout | null,
  { keys, dimension, vectors }: MapVectors,
): Float32Array | null {
  if (kept === null) {
    return null;
  }
  const places = new Map(Object.entries(kept.places));
  return Float32Array.from(
    keys.flatMap((key, move) => {
      const [x, y, print] = places.get(key) ?? [Number.NaN, Number.NaN, 0];
      const vector = vectors.subarray(move * dimension, (move + 1) * dimension);
      return print === movementPrint(vector) ? [x, y] : [Number.NaN, Number.NaN];
    }),
  );
}

function rounded(value: number): number {
  return Math.round(1_000 * value) / 1_000;
}

/** A number that differs where a move's movement vector does, which comes first. Method: FNV-1a, over words of 32 bits. */
function movementPrint(vector: Float32Array): number {
  const movement = vector.slice(0, DIMENSIONS.pose);
  const words = new Uint32Array(movement.buffer);
  let print = 0x811c9dc5;
  for (const word of words) {
    print = Math.imul(print ^ word, 0x01000193);
    // Brings down what happens in the highest bits, where the signs are.
    print ^= print >>> 15;
  }
  return print >>> 0;
}
