import { unitOf } from '../../src/embedding/pose/features/standardise.ts';
import { seededRandom } from '../../src/shared/seededRandom.ts';

const ROUNDS = 100;
const SEED = 1;

/**
 * Unit vectors around which unit vectors gather: as many as asked for, or all vectors where there are fewer. The same
 * vectors in the same order give the same centres.
 * Method: spherical k-means (Dhillon and Modha 2001), begun as k-means++ (Arthur and Vassilvitskii 2007).
 */
export function clusterCentres(vectors: readonly Float64Array[], count: number): number[][] {
  if (vectors.length <= count) {
    return vectors.map((vector) => Array.from(vector));
  }
  let centres = firstCentres(vectors, count);
  let clusters: readonly number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const next = vectors.map((vector) => nearestTo(vector, centres));
    if (next.every((cluster, i) => cluster === clusters[i])) {
      break;
    }
    clusters = next;
    centres = meansOf(vectors, clusters, centres);
  }
  return centres.map((centre) => Array.from(centre));
}

/** Each next centre is a vector drawn by how far it is from the centres so far. */
function firstCentres(vectors: readonly Float64Array[], count: number): Float64Array[] {
  const random = seededRandom(SEED);
  const centres = [vectors[Math.floor(random() * vectors.length)]];
  const distances = vectors.map((vector) => distance(vector, centres[0]));
  while (centres.length < count) {
    let left = random() * distances.reduce((sum, each) => sum + each, 0);
    const drawn = distances.findIndex((each) => {
      left -= each;
      return left < 0;
    });
    const centre = vectors[drawn === -1 ? vectors.length - 1 : drawn];
    centres.push(centre);
    for (const [i, vector] of vectors.entries()) {
      distances[i] = Math.min(distances[i], distance(vector, centre));
    }
  }
  return centres;
}

function meansOf(
  vectors: readonly Float64Array[],
  clusters: readonly number[],
  centres: readonly Float64Array[],
): Float64Array[] {
  const sums = centres.map((centre) => new Float64Array(centre.length));
  for (const [i, vector] of vectors.entries()) {
    const sum = sums[clusters[i]];
    for (let k = 0; k < sum.length; k++) {
      sum[k] += vector[k];
    }
  }
  return sums.map((sum, i) => (sum.some((component) => component !== 0) ? unitOf(sum) : centres[i]));
}

function nearestTo(vector: Float64Array, centres: readonly Float64Array[]): number {
  let [best, nearest] = [Number.POSITIVE_INFINITY, 0];
  for (const [i, centre] of centres.entries()) {
    const away = distance(vector, centre);
    if (away < best) {
      [best, nearest] = [away, i];
    }
  }
  return nearest;
}

/** Half the squared distance of two unit vectors, never below 0. */
function distance(a: Float64Array, b: Float64Array): number {
  let product = 0;
  for (let i = 0; i < a.length; i++) {
    product += a[i] * b[i];
  }
  return Math.max(0, 1 - product);
}
