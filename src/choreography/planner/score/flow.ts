import type { Moment, SeenDancer } from '../block/moment.ts';

/**
 * How much each likeness counts for how smoothly one move goes over into the next, and the difference that halves
 * it: in torso lengths, but in heights of the picture for the place and in octaves for the size.
 */
const POSE = { weight: 0.3, half: 0.45 };
const RELATION = { weight: 0.2, half: 0.6 };
const HOLD = { weight: 0.15, half: 0.5 };
const FACING = { weight: 0.15, half: 0.4 };
const PLACE = { weight: 0.12, half: 0.15 };
const SIZE = { weight: 0.08, half: 0.25 };

/** Differences of what is compared, as far as it was seen. Plain numbers: millions are computed for a plan. */
interface Tally {
  sum: number;
  weights: number;
}

/**
 * How smoothly a move that ends at one moment goes over into one that begins at another, 0 to 1: alike poses, the
 * same hold, distance, facing and side of the partner, the same place in the picture. Who of the two is who does
 * not matter. Null where no dancer was seen in both: nothing is assumed of what was not seen.
 */
export function flowBetween(end: Moment | null, start: Moment | null): number | null {
  if (!end || !start) {
    return null;
  }
  const same = likeness(end, start, false);
  const swapped = likeness(end, start, true);
  return same === null ? swapped : swapped === null ? same : Math.max(same, swapped);
}

/** @param swapped whether the first dancer of the one is the second of the other */
function likeness(a: Moment, b: Moment, swapped: boolean): number | null {
  const tally: Tally = { sum: 0, weights: 0 };
  const side = swapped ? 1 : 0;
  compareDancers(tally, a.dancers[0], b.dancers[side]);
  compareDancers(tally, a.dancers[1], b.dancers[1 - side]);
  if (tally.weights === 0) {
    return null;
  }
  const turn = swapped ? -1 : 1;
  add(tally, RELATION, distance(a.acrossX - turn * b.acrossX, a.acrossY - turn * b.acrossY), 1);
  add(tally, HOLD, Math.abs(a.handsApart - b.handsApart), 1);
  return tally.sum / tally.weights;
}

/** Each of the two dancers counts half. */
function compareDancers(tally: Tally, one: SeenDancer | null, other: SeenDancer | null): void {
  if (one && other) {
    add(tally, POSE, poseDifference(one.pose, other.pose), 0.5);
    add(tally, FACING, Math.abs(one.facing - other.facing), 0.5);
    add(tally, PLACE, distance(one.x - other.x, one.y - other.y), 0.5);
    add(tally, SIZE, Math.abs(Math.log2(one.torso / other.torso)), 0.5);
  }
}

/** Adds a likeness; a difference that is not known, NaN, adds nothing. */
function add(tally: Tally, { weight, half }: typeof POSE, difference: number, share: number): void {
  if (!Number.isNaN(difference)) {
    tally.sum += share * weight * (half / (half + difference));
    tally.weights += share * weight;
  }
}

/** As `Math.hypot`, which takes ten times as long. */
function distance(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Mean distance of the keypoints that both show; NaN where there is none. */
function poseDifference(one: Float64Array, other: Float64Array): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < one.length; i += 2) {
    const apart = distance(one[i] - other[i], one[i + 1] - other[i + 1]);
    if (!Number.isNaN(apart)) {
      sum += apart;
      count++;
    }
  }
  return sum / count;
}
