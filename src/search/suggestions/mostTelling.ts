import type { ClipKey } from '../../moves/clip.ts';
import { dot } from '../../moves/vectors.ts';
import type { SeenMove } from './neighbourVotes.ts';

/** More moves than this are not compared with each other. */
const MOST_COMPARED = 1_500;

/**
 * The moves whose label would say most of the others: each next one is most like those that no labelled move, and none
 * chosen before, is like.
 * Method: greedy facility location (Nemhauser, Wolsey and Fisher, 1978).
 * @param k how many at most
 */
export function mostTelling(
  unlabelled: readonly SeenMove[],
  labelled: readonly SeenMove[],
  k: number,
): ClipKey[] {
  const moves = spread(unlabelled);
  const known = spread(labelled);
  const cosines = moves.map((move) =>
    Float32Array.from(moves, (other) => dot(move.movement, other.movement)),
  );
  const covered = moves.map((move) =>
    known.reduce((best, other) => Math.max(best, dot(move.movement, other.movement)), 0),
  );
  const left = new Set(moves.keys());
  const chosen: ClipKey[] = [];
  while (chosen.length < k && left.size > 0) {
    let best = { index: -1, gain: -1 };
    for (const index of left) {
      const gain = covered.reduce((sum, cover, other) => sum + Math.max(0, cosines[index][other] - cover), 0);
      best = gain > best.gain ? { index, gain } : best;
    }
    left.delete(best.index);
    chosen.push(moves[best.index].key);
    covered.forEach((cover, other) => {
      covered[other] = Math.max(cover, cosines[best.index][other]);
    });
  }
  return chosen;
}

/** Some of very many, evenly. */
function spread<T>(moves: readonly T[]): readonly T[] {
  const stride = Math.max(1, Math.ceil(moves.length / MOST_COMPARED));
  return moves.filter((_, i) => i % stride === 0);
}
