import { add, type Frame3, reach, scale, subtract, turned, upright, type Vec3 } from './space.ts';
import { type FootPosition, footAt, type Landing, type Path, type Side, tapAt, weightAt } from './steps.ts';
import { degrees } from './timing.ts';
import { bendTwoBones } from './twoBones.ts';

/** Lengths in metres of a dancer of 1.75 m; a dancer's own size scales them. */
export const BONES = {
  hipHalf: 0.095,
  shoulderHalf: 0.185,
  loin: 0.21,
  chest: 0.27,
  neck: 0.07,
  headCentre: 0.11,
  upperArm: 0.28,
  forearm: 0.25,
  thigh: 0.43,
  shin: 0.42,
  ankleHeight: 0.085,
  hipHeight: 0.9,
} as const;

/** How a dancer holds the body at a beat, on top of the steps. */
export interface Carriage {
  /** Rotations of the lower and upper spine and of the head, each relative to the part below it. */
  readonly loin?: { readonly yaw?: number; readonly pitch?: number; readonly roll?: number };
  readonly chest?: { readonly yaw?: number; readonly pitch?: number; readonly roll?: number };
  readonly head?: { readonly yaw?: number; readonly pitch?: number; readonly roll?: number };
  /** Metres by which the hips are lower, further left and further forward than the steps put them. */
  readonly lower?: number;
  readonly hipLeft?: number;
  readonly hipForward?: number;
}

/** How one dancer dances: the path of the middle, the feet, and the carriage at each beat. */
export interface Dancing {
  readonly path: Path;
  readonly landings: readonly Landing[];
  readonly halfStance: number;
  /** How much the hips follow the weight: 0 still, 1 generous. */
  readonly hips: number;
  readonly carriage: (beat: number) => Carriage;
}

export type Sides<T> = Readonly<Record<Side, T>>;

/** A dancer without arms: what the partner can hold on to. */
export interface Trunk {
  readonly size: number;
  readonly facing: Frame3;
  readonly pelvis: Vec3;
  readonly pelvisFrame: Frame3;
  readonly waist: Vec3;
  readonly waistFrame: Frame3;
  readonly collar: Vec3;
  readonly chestFrame: Frame3;
  readonly head: Vec3;
  readonly headFrame: Frame3;
  readonly shoulder: Sides<Vec3>;
  readonly hip: Sides<Vec3>;
  readonly knee: Sides<Vec3>;
  readonly ankle: Sides<Vec3>;
  readonly foot: Sides<FootPosition>;
}

export interface Body extends Trunk {
  readonly elbow: Sides<Vec3>;
  readonly wrist: Sides<Vec3>;
}

export const SIDES: readonly Side[] = ['left', 'right'];
export const sideSign = (side: Side): 1 | -1 => (side === 'left' ? 1 : -1);

function bothSides<T>(make: (side: Side) => T): Sides<T> {
  return { left: make('left'), right: make('right') };
}

/** Highest the hips can be so that a leg still reaches its ankle. */
function hipCeiling(hip: Vec3, ankle: Vec3, size: number): number {
  const leg = (BONES.thigh + BONES.shin) * size * 0.992;
  const aside = (hip[0] - ankle[0]) ** 2 + (hip[2] - ankle[2]) ** 2;
  return ankle[1] + Math.sqrt(Math.max(0.04, leg ** 2 - aside));
}

/** Where trunk and legs of a dancer of the given size (1 = 1.75 m) are at `beat`. */
export function trunkAt(dancing: Dancing, beat: number, size: number): Trunk {
  const { path, landings, halfStance, hips } = dancing;
  const place = path(beat);
  const facing = upright(place.yaw);
  const carriage = dancing.carriage(beat);
  const weight = weightAt(beat, landings);
  const pop = tapAt(beat, landings);

  const foot = bothSides((side) => footAt(beat, side, path, landings, halfStance * size));
  const ankle = bothSides<Vec3>((side) => {
    const { x, z, lift } = foot[side];
    return [x, BONES.ankleHeight * size + lift, z];
  });

  const hipLeft = (carriage.hipLeft ?? 0) + 0.05 * hips * weight;
  const middle: Vec3 = [place.x, (BONES.hipHeight - (carriage.lower ?? 0)) * size, place.z];
  const wished = reach(middle, facing, hipLeft, 0, carriage.hipForward ?? 0);
  // The hip over the carrying leg rises, and so does the hip of a tapping foot.
  const pelvisFrame = turned(facing, { roll: -degrees(7) * hips * weight - degrees(8) * hips * pop });
  const aside = scale(pelvisFrame.left, BONES.hipHalf * size);
  const ceilings = SIDES.map((side) => {
    const offset = scale(aside, sideSign(side));
    return hipCeiling(add(wished, offset), ankle[side], size) - offset[1];
  });
  const pelvis: Vec3 = [wished[0], Math.min(wished[1], ...ceilings), wished[2]];
  const hip = bothSides((side) => add(pelvis, scale(aside, sideSign(side))));
  const knee = bothSides((side) => {
    // Feet pivot with the body, so the knees bend where the dancer faces.
    const pole = add(facing.forward, scale(facing.left, 0.1 * sideSign(side)));
    return bendTwoBones(hip[side], ankle[side], BONES.thigh * size, BONES.shin * size, pole).joint;
  });
  return {
    size,
    facing,
    pelvis,
    pelvisFrame,
    hip,
    knee,
    ankle,
    foot,
    ...spine(pelvis, facing, carriage, size),
  };
}

function spine(
  pelvis: Vec3,
  facing: Frame3,
  carriage: Carriage,
  size: number,
): Pick<Trunk, 'waist' | 'waistFrame' | 'collar' | 'chestFrame' | 'head' | 'headFrame' | 'shoulder'> {
  const waistFrame = turned(facing, carriage.loin ?? {});
  const waist = add(pelvis, scale(waistFrame.up, BONES.loin * size));
  const chestFrame = turned(waistFrame, carriage.chest ?? {});
  const collar = add(waist, scale(chestFrame.up, BONES.chest * size));
  // The neck keeps the head half upright when the trunk leans.
  const headFrame = turned(chestFrame, carriage.head ?? {});
  const nape = add(collar, scale(chestFrame.up, BONES.neck * size));
  const shoulder = bothSides((side) =>
    reach(collar, chestFrame, sideSign(side) * BONES.shoulderHalf * size, -0.025 * size, 0),
  );
  return {
    waist,
    waistFrame,
    collar,
    chestFrame,
    shoulder,
    headFrame,
    head: reach(nape, headFrame, 0, BONES.headCentre * size, 0.02 * size),
  };
}

/** Where a wrist is wanted, and which way the elbow points (default: down and outward). */
export interface ArmWish {
  readonly wrist: Vec3;
  readonly elbow?: Vec3;
}

/** The trunk with both arms reaching for what they are wished to. */
export function withArms(trunk: Trunk, wishes: Sides<ArmWish>): Body {
  const arm = bothSides((side) => {
    const { wrist, elbow } = wishes[side];
    const pole = elbow ?? reach([0, 0, 0], trunk.chestFrame, sideSign(side) * 0.3, -1, -0.3);
    const upper = BONES.upperArm * trunk.size;
    return bendTwoBones(trunk.shoulder[side], wrist, upper, BONES.forearm * trunk.size, pole);
  });
  return {
    ...trunk,
    elbow: { left: arm.left.joint, right: arm.right.joint },
    wrist: { left: arm.left.end, right: arm.right.end },
  };
}

/** The hand's middle: a little beyond the wrist, in line with the forearm. */
export function handOf(body: Body, side: Side): Vec3 {
  const forearm = subtract(body.wrist[side], body.elbow[side]);
  return add(body.wrist[side], scale(forearm, 0.28));
}
