import { shortestFloat } from '../shortestFloat.ts';

/** A float32 as text from which every program reads the same bits; Python would take `-0` for the integer 0. */
export function exactFloat(value: number): string {
  return Object.is(value, -0) ? '-0.0' : shortestFloat(value);
}
