import { compareKeys } from '../../src/moves/clip.ts';
import { dot } from '../../src/moves/vectors.ts';

export interface Neighbour {
  readonly key: string;
  readonly vector: Float32Array | null;
}

/** Keys of a gallery, most alike first; those without a vector are left out, equals are sorted by key. */
export function rankNeighbours(query: Float32Array, gallery: readonly Neighbour[]): readonly string[] {
  return gallery
    .flatMap(({ key, vector }) => (vector === null ? [] : [{ key, cosine: dot(query, vector) }]))
    .sort((a, b) => b.cosine - a.cosine || compareKeys(a.key, b.key))
    .map(({ key }) => key);
}
