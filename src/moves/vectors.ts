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
  let largest = 0;
  for (let i = 0; i < vector.length; i++) {
    largest = Math.max(largest, Math.abs(vector[i]));
  }
  if (!(largest > 0) || !Number.isFinite(largest)) {
    return null;
  }
  // Relative to the largest component, squares neither underflow nor overflow.
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    squares += (vector[i] / largest) ** 2;
  }
  const length = Math.sqrt(squares);
  return Float32Array.from(vector, (component) => component / largest / length);
}
