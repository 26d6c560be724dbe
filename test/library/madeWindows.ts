import { type MovementWindows, WINDOW_DIMENSION } from '../../src/moves/movementWindows.ts';
import { numbersFrom } from './moveBuilder.ts';

/** Windows of movement that is like no other. */
export function madeWindows(count: number, seed: number, commonness = 20): MovementWindows {
  const next = numbersFrom(seed);
  return {
    vectors: Int8Array.from({ length: count * WINDOW_DIMENSION }, () => Math.round(80 * (next() - 0.5))),
    commonness: new Int8Array(count).fill(commonness),
  };
}

/** Some of a clip's windows. */
export function windowsBetween(
  { vectors, commonness }: MovementWindows,
  from: number,
  to: number,
): MovementWindows {
  return {
    vectors: vectors.slice(from * WINDOW_DIMENSION, to * WINDOW_DIMENSION),
    commonness: commonness.slice(from, to),
  };
}
