import { type ArmWish, BONES, type Sides, sideSign, type Trunk } from '../dancers/body.ts';
import { add, distance, mix, normalised, reach, scale, subtract, type Vec3 } from '../dancers/space.ts';
import type { Side } from '../dancers/steps.ts';

const ARM = BONES.upperArm + BONES.forearm;

/** `point` moved into the reach of a shoulder. */
function withinReach(trunk: Trunk, side: Side, point: Vec3): Vec3 {
  const shoulder = trunk.shoulder[side];
  const longest = ARM * trunk.size * 0.97;
  return distance(shoulder, point) <= longest
    ? point
    : add(shoulder, scale(normalised(subtract(point, shoulder)), longest));
}

/** Where two hands meet: as near to `wanted` as both arms allow. The wrists end a hand's width apart. */
export function handhold(
  a: { readonly trunk: Trunk; readonly side: Side },
  b: { readonly trunk: Trunk; readonly side: Side },
  wanted: Vec3,
): readonly [ArmWish, ArmWish] {
  let point = wanted;
  for (let i = 0; i < 8; i++) {
    point = withinReach(b.trunk, b.side, withinReach(a.trunk, a.side, point));
  }
  const wristOf = ({ trunk, side }: typeof a): ArmWish => ({
    wrist: add(point, scale(normalised(subtract(trunk.shoulder[side], point)), 0.078)),
  });
  return [wristOf(a), wristOf(b)];
}

/** A point relative to a dancer's chest: metres out to the arm's side, up and forward of the collar. */
export function byChest(trunk: Trunk, side: Side, out: number, up: number, forward: number): Vec3 {
  const { size, collar, chestFrame } = trunk;
  return reach(collar, chestFrame, sideSign(side) * out * size, up * size, forward * size);
}

/** Both arms made by one rule. */
export function arms(rule: (side: Side) => ArmWish): Sides<ArmWish> {
  return { left: rule('left'), right: rule('right') };
}

/** An arm that hangs, a little bent. */
export const hanging = (trunk: Trunk, side: Side): ArmWish => ({
  wrist: byChest(trunk, side, 0.27, -0.47, 0.1),
});

/** Forearms at the waist, as dancers carry them while they step alone. */
export const carried = (trunk: Trunk, side: Side, beat: number): ArmWish => ({
  wrist: byChest(
    trunk,
    side,
    0.2,
    -0.3 + 0.025 * Math.cos(2 * Math.PI * beat),
    0.24 + 0.04 * sideSign(side) * Math.sin(Math.PI * beat),
  ),
});

/** A hand on one's own hip. */
export const onOwnHip = (trunk: Trunk, side: Side): ArmWish => ({
  wrist: reach(trunk.hip[side], trunk.pelvisFrame, sideSign(side) * 0.11, 0.09, 0.05),
  elbow: reach([0, 0, 0], trunk.chestFrame, sideSign(side), -0.1, -0.5),
});

/** A hand on the partner's back, at the given height above the partner's hips (0.3 is the shoulder blade). */
export const onBack = (partner: Trunk, side: Side, height: number): ArmWish => ({
  wrist: reach(
    partner.pelvis,
    partner.facing,
    sideSign(side) * 0.13 * partner.size,
    height * partner.size,
    -0.12,
  ),
});

/** A hand on the outer side of the partner's hip; `side` is the partner's. */
export const onHip = (partner: Trunk, side: Side): ArmWish => ({
  wrist: reach(partner.hip[side], partner.pelvisFrame, sideSign(side) * 0.09, 0.1, 0.03),
});

/** A hand on the partner's shoulder; `side` is the partner's. */
export const onShoulder = (partner: Trunk, side: Side): ArmWish => ({
  wrist: reach(partner.shoulder[side], partner.chestFrame, sideSign(side) * 0.03, 0.07, 0.06),
});

/** Between two wishes: 0 the first, 1 the second. */
export function between(a: ArmWish, b: ArmWish, share: number): ArmWish {
  if (share <= 0 || share >= 1) {
    return share <= 0 ? a : b;
  }
  return {
    wrist: mix(a.wrist, b.wrist, share),
    ...(a.elbow && b.elbow && { elbow: mix(a.elbow, b.elbow, share) }),
  };
}

/** Points of a couple: straight between them at a height, shifted to the lead's left. */
export function betweenThem(lead: Trunk, follow: Trunk, height: number, leadsLeft: number): Vec3 {
  const middle = mix(lead.pelvis, follow.pelvis, 0.5);
  const [x, , z] = normalised(subtract(follow.pelvis, lead.pelvis));
  return add([middle[0], height, middle[2]], [z * leadsLeft, 0, -x * leadsLeft]);
}

/** A point so many metres above the middle of a dancer's head, a little toward somebody. */
export const above = (trunk: Trunk, metres: number, toward: Vec3): Vec3 => {
  const over = mix(trunk.head, toward, 0.12);
  return reach(over, trunk.facing, 0, metres - (over[1] - trunk.head[1]), 0);
};
