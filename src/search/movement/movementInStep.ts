import { WINDOW_DIMENSION } from '../../moves/movementWindows.ts';
import { type Moments, momentsBetween } from './movementMatch.ts';

/** A clip may begin or end so many windows before or after the other. */
const SLACK = 1;
/** Fewer windows, about 4 s, of different dances are alike by chance. */
const FEWEST_WINDOWS = 8;

/** How alike two clips are that are played side by side, on the mean over their windows. */
export interface InStep {
  /** Cosine less how common both are. */
  readonly likeness: number;
  readonly cosine: number;
}

/**
 * How alike two clips are when the shorter one is laid along the longer one where it fits best, at one speed; null
 * where one is too short to tell. A stretch of a clip may begin between two of its windows.
 */
export function likenessInStep(a: Moments, b: Moments): InStep | null {
  const [short, long] = a.count <= b.count ? [a, b] : [b, a];
  if (short.count < FEWEST_WINDOWS) {
    return null;
  }
  let best: InStep | null = null;
  for (const laidAlong of long.count > short.count ? [long, momentsBetween(long)] : [long]) {
    for (let shift = -SLACK; shift <= laidAlong.count - short.count + SLACK; shift++) {
      const inStep = inStepAt(short, laidAlong, shift);
      if (!best || inStep.likeness > best.likeness) {
        best = inStep;
      }
    }
  }
  return best;
}

function inStepAt(short: Moments, long: Moments, shift: number): InStep {
  const first = Math.max(0, -shift);
  const end = Math.min(short.count, long.count - shift);
  let [cosines, penalties] = [0, 0];
  for (let i = first; i < end; i++) {
    cosines +=
      productOf(short.vectors, i, long.vectors, i + shift) * short.scales[i] * long.scales[i + shift];
    penalties += short.penalties[i] + long.penalties[i + shift];
  }
  const count = end - first;
  return { likeness: (cosines - penalties) / count, cosine: cosines / count };
}

function productOf(ours: Int8Array, i: number, theirs: Int8Array, j: number): number {
  let product = 0;
  for (let k = 0; k < WINDOW_DIMENSION; k++) {
    product += ours[i * WINDOW_DIMENSION + k] * theirs[j * WINDOW_DIMENSION + k];
  }
  return product;
}
