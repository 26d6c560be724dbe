/** Inner product; the cosine of two unit vectors. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i] * b[i];
  }
  return sum;
}

/** The vector scaled to length 1, or null where its length is 0 or not finite. */
export function unit(vector: ArrayLike<number>): Float32Array | null {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    squares += vector[i] * vector[i];
  }
  const length = Math.sqrt(squares);
  if (!(length > 0) || !Number.isFinite(length)) {
    return null;
  }
  return Float32Array.from(vector, (component) => component / length);
}
