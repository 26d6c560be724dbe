/** Bytes of one 32-bit sample. */
const SAMPLE_BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Reads a stream of little-endian 32-bit floats to its end.
 * @param onSamples told the number of whole samples so far, after each piece.
 */
export async function readSamples(
  bytes: AsyncIterable<Uint8Array>,
  onSamples: (count: number) => void,
): Promise<Float32Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    onSamples(Math.floor(length / SAMPLE_BYTES));
  }
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return new Float32Array(joined.buffer, 0, Math.floor(length / SAMPLE_BYTES));
}
