import { add, dot, length, normalised, scale, subtract, type Vec3 } from './space.ts';

/** Share of its full length to which an arm or leg may stretch: a straight joint looks dead. */
const LONGEST_STRETCH = 0.998;

/** The part of `pole` at right angles to `axis`, of length 1; null where they are parallel. */
function perpendicular(pole: Vec3, axis: Vec3): Vec3 | null {
  const aside = subtract(pole, scale(axis, dot(pole, axis)));
  return length(aside) > 1e-6 ? normalised(aside) : null;
}

/**
 * Joint and end of a limb of two bones that reaches from `root` toward `target`, bending toward `pole`.
 * Bone lengths are kept exactly; a target out of reach is approached as far as the limb goes.
 * Method: law of cosines in the plane of the target and the pole.
 */
export function bendTwoBones(
  root: Vec3,
  target: Vec3,
  upperLength: number,
  lowerLength: number,
  pole: Vec3,
): { joint: Vec3; end: Vec3 } {
  const toTarget = subtract(target, root);
  const longest = (upperLength + lowerLength) * LONGEST_STRETCH;
  const shortest = Math.abs(upperLength - lowerLength) + 0.02;
  const span = Math.min(longest, Math.max(shortest, length(toTarget)));
  const axis = normalised(length(toTarget) > 1e-9 ? toTarget : pole);
  const along = (upperLength ** 2 - lowerLength ** 2 + span ** 2) / (2 * span);
  const aside = Math.sqrt(Math.max(0, upperLength ** 2 - along ** 2));
  const bend = perpendicular(pole, axis) ?? perpendicular([1, 0, 0], axis) ?? [0, 1, 0];
  return {
    joint: add(root, add(scale(axis, along), scale(bend, aside))),
    end: add(root, scale(axis, span)),
  };
}
