import type { ArmWish, Dancing, Sides, Trunk } from '../dancers/body.ts';
import { type Body, trunkAt, withArms } from '../dancers/body.ts';
import { degrees } from '../dancers/timing.ts';

/** Where a couple is: its middle in metres, the direction from lead to follow, and the metres between them. */
export interface Standing {
  readonly x: number;
  readonly z: number;
  /** Radians from the picture's right toward the camera. */
  readonly axis: number;
  readonly gap: number;
}

export type Arms = Sides<ArmWish>;

/** What the dancers of a clip do at each beat; beat 0 is the first count of a bar. Lead first, then follow. */
export interface Routine {
  readonly dancing: readonly Dancing[];
  readonly arms: (beat: number, trunks: readonly Trunk[]) => readonly Arms[];
}

export const SIZES = [1.02, 0.95] as const;

/** The bodies of a routine's dancers at a beat. */
export function bodiesAt(routine: Routine, beat: number): Body[] {
  const trunks = routine.dancing.map((dancing, index) => trunkAt(dancing, beat, SIZES[index]));
  const arms = routine.arms(beat, trunks);
  return trunks.map((trunk, index) => withArms(trunk, arms[index]));
}

/** Paths of lead and follow who face each other; `open` degrees turns both out toward the camera. */
export function facing(
  standing: (beat: number) => Standing,
  open = 0,
): { readonly lead: Dancing['path']; readonly follow: Dancing['path'] } {
  const path =
    (sign: -1 | 1): Dancing['path'] =>
    (beat) => {
      const { x, z, axis, gap } = standing(beat);
      const half = (sign * gap) / 2;
      return {
        x: x + half * Math.cos(axis),
        z: z + half * Math.sin(axis),
        yaw: -sign * (Math.PI / 2) - axis + sign * degrees(open),
      };
    };
  return { lead: path(-1), follow: path(1) };
}
