import { type MovementWindows, WINDOW_DIMENSION } from '../../moves/movementWindows.ts';

/** The first byte; windows of another version are read as none. */
const WINDOWS_VERSION = 1;

/** Windows of movement as the bytes of one cell: the version, the vectors, the commonness of each. */
export function windowsToBytes({ vectors, commonness }: MovementWindows): Uint8Array {
  const bytes = new Int8Array(1 + vectors.length + commonness.length);
  bytes[0] = WINDOWS_VERSION;
  bytes.set(vectors, 1);
  bytes.set(commonness, 1 + vectors.length);
  return new Uint8Array(bytes.buffer);
}

/** Null where the bytes are of another version. @throws RangeError where they are not those of windows */
export function windowsFromBytes(bytes: Uint8Array): MovementWindows | null {
  if (bytes[0] !== WINDOWS_VERSION) {
    return null;
  }
  const count = (bytes.length - 1) / (WINDOW_DIMENSION + 1);
  if (!Number.isInteger(count)) {
    throw new RangeError(`${bytes.length} bytes are no windows of movement`);
  }
  // A copy, so that one move does not keep its whole batch in memory.
  const numbers = Int8Array.from(bytes.subarray(1));
  const end = count * WINDOW_DIMENSION;
  return { vectors: numbers.slice(0, end), commonness: numbers.slice(end) };
}
