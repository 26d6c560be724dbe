import { unit } from '../moves/vectors.ts';

/** How far from 1 the length of a float32 unit vector may lie through rounding alone. */
const ROUNDING = 1e-6;

const MAX_FLOAT32 = 3.4028234663852886e38;

export type ReadVector =
  | { readonly kind: 'vector'; readonly vector: Float32Array }
  | { readonly kind: 'absent' | 'zeros' }
  /** `problem` continues the name of the field: `[17]: …` or `: …`. */
  | { readonly kind: 'wrong'; readonly problem: string };

/**
 * A vector as an embeddings file writes it, scaled to length 1. One that is of length 1 already stays as it is to
 * the last bit, so that a file read and written again is the same.
 */
export function vectorFrom(value: unknown, dimension: number): ReadVector {
  if (value === null) {
    return { kind: 'absent' };
  }
  if (!Array.isArray(value)) {
    return {
      kind: 'wrong',
      problem: value === undefined ? ': is missing' : ': must be a list of numbers or null',
    };
  }
  if (value.length !== dimension) {
    return { kind: 'wrong', problem: `: has ${value.length} numbers instead of ${dimension}` };
  }
  let squares = 0;
  for (const [i, component] of value.entries()) {
    if (typeof component !== 'number') {
      return { kind: 'wrong', problem: `[${i}]: ${JSON.stringify(component)} is not a number` };
    }
    if (Math.abs(component) > MAX_FLOAT32) {
      return { kind: 'wrong', problem: `[${i}]: ${component} is too large` };
    }
    squares += component * component;
  }
  const exact = Float32Array.from(value);
  if (Math.abs(Math.sqrt(squares) - 1) <= ROUNDING) {
    return { kind: 'vector', vector: exact };
  }
  const vector = unit(value);
  return vector ? { kind: 'vector', vector } : { kind: 'zeros' };
}
