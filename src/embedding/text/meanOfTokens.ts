/**
 * Mean of a text's token vectors, which follow each other in one array: `tokens` times `width` numbers.
 * Method: mean pooling of Sentence-BERT, Reimers and Gurevych 2019.
 */
export function meanOfTokens(vectors: Float32Array, tokens: number, width: number): Float64Array {
  if (vectors.length !== tokens * width) {
    throw new RangeError(`${vectors.length} numbers are not ${tokens} vectors of ${width}.`);
  }
  const mean = new Float64Array(width);
  for (let i = 0; i < vectors.length; i++) {
    mean[i % width] += vectors[i] / tokens;
  }
  return mean;
}
