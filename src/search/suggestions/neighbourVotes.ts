import type { ClipKey } from '../../moves/clip.ts';
import { dot } from '../../moves/vectors.ts';

/** A move as far as labels are suggested by it. */
export interface SeenMove {
  readonly key: ClipKey;
  /** Unit vector of its movement; of one model for all moves. */
  readonly movement: Float32Array;
  /** Unit vector of its music; null where there is none. */
  readonly music: Float32Array | null;
}

/** A move of which a person said something in a field. */
export interface LabelledMove extends SeenMove {
  readonly value: string;
}

/** What the nearest labelled moves say. */
export interface Vote {
  readonly value: string;
  /** The winner's share of the votes times the greatest cosine of a move that has it; from 0 to 1. */
  readonly score: number;
  /** Those that have it, nearest first. */
  readonly voters: readonly { readonly key: ClipKey; readonly cosine: number }[];
}

const NEIGHBOURS = 5;

/** How much more a near neighbour counts than a far one: a cosine that is .1 greater counts for 2.2 times as much. */
const SHARPNESS = 8;

/** The vote of the labelled moves nearest to one by movement; null where there are none. */
export function voteOn(move: SeenMove, labelled: readonly LabelledMove[]): Vote | null {
  const near: { readonly other: LabelledMove; readonly cosine: number }[] = [];
  for (const other of labelled) {
    const cosine = other.key === move.key ? Number.NEGATIVE_INFINITY : dot(move.movement, other.movement);
    if (near.length < NEIGHBOURS || cosine > near[NEIGHBOURS - 1].cosine) {
      near.push({ other, cosine });
      near.sort((a, b) => b.cosine - a.cosine);
      near.length = Math.min(near.length, NEIGHBOURS);
    }
  }
  const voters = near.filter(({ cosine }) => Number.isFinite(cosine));
  const votes = new Map<string, number>();
  for (const { other, cosine } of voters) {
    votes.set(other.value, (votes.get(other.value) ?? 0) + Math.exp(SHARPNESS * cosine));
  }
  const [winner] = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (!winner) {
    return null;
  }
  const [value, weight] = winner;
  const all = [...votes.values()].reduce((sum, each) => sum + each, 0);
  const own = voters.filter(({ other }) => other.value === value);
  return {
    value,
    score: (weight / all) * Math.max(0, own[0].cosine),
    voters: own.map(({ other: { key }, cosine }) => ({ key, cosine })),
  };
}
