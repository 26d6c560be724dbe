import { KEYPOINT } from '../../../moves/keypoints.ts';
import type { Body } from '../features/personSignals.ts';

/** The side is judged over this many grid samples before and after. */
const REACH = 3;

/** Which way the dancer looks over the whole clip: 1 to the right in the picture, -1 to the left. */
function lookingSide({ dancer, head }: Body): 1 | -1 {
  const nose = dancer.keypoints[KEYPOINT.nose];
  let sum = 0;
  for (let i = 0; i < head.x.length; i++) {
    sum += nose.valid[i] === 1 ? nose.x[i] - head.x[i] : 0;
  }
  return sum < 0 ? -1 : 1;
}

/** The known side nearest in time for samples without one. */
function fillFromNearest(sides: Int8Array, otherwise: 1 | -1): Int8Array {
  const known = [...sides.keys()].filter((i) => sides[i] !== 0);
  if (known.length === 0) {
    return sides.fill(otherwise);
  }
  let next = 0;
  return sides.map((_, i) => {
    while (next < known.length - 1 && Math.abs(known[next + 1] - i) < Math.abs(known[next] - i)) {
      next++;
    }
    return sides[known[next]];
  });
}

/**
 * Where the partner stands at each sample: 1 to the right in the picture, -1 to the left. Without a partner nearby
 * in time the last known side, and without any partner the side the dancer looks to: in a mirrored picture it is
 * always the other one.
 */
export function sideOfPartner(own: Body, partner: Body): Int8Array {
  const [a, b] = [own.hips, partner.hips];
  const gap = a.x.map((x, i) => (a.valid[i] === 1 && b.valid[i] === 1 ? b.x[i] - x : 0));
  const sides = Int8Array.from(gap, (_, i) => {
    let sum = 0;
    for (const value of gap.subarray(Math.max(0, i - REACH), i + REACH + 1)) {
      sum += value;
    }
    return Math.sign(sum);
  });
  return fillFromNearest(sides, lookingSide(own));
}
