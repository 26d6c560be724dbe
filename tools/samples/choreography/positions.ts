import type { Carriage } from '../dancers/body.ts';
import { reach } from '../dancers/space.ts';
import { bachataSteps, type Landing } from '../dancers/steps.ts';
import { degrees, during, ease, swing } from '../dancers/timing.ts';
import { thereAndBack, twoHands } from './basics.ts';
import { arms, between, byChest, hanging, onBack, onHip } from './holds.ts';
import { facing, type Routine } from './routine.ts';

/** Shadow position: both face the camera, he half behind her, her arms open and drawn in again. */
export function shadowBasic(): Routine {
  const shift = (beat: number): number => 0.3 * (thereAndBack(beat) - 0.5);
  const carriage =
    (sign: number) =>
    (beat: number): Carriage => ({
      loin: { roll: 0.06 * swing(beat, 4) },
      chest: { roll: -0.08 * swing(beat, 4), yaw: 0.12 * sign },
      head: { roll: 0.1 * swing(beat, 8), yaw: 0.22 * sign },
    });
  return {
    dancing: [
      {
        path: (beat) => ({ x: -0.3 + shift(beat), z: -0.3, yaw: degrees(14) }),
        landings: bachataSteps('left'),
        halfStance: 0.12,
        hips: 0.9,
        carriage: carriage(1),
      },
      {
        path: (beat) => ({ x: 0.24 + shift(beat), z: 0.12, yaw: degrees(-12) }),
        landings: bachataSteps('left'),
        halfStance: 0.1,
        hips: 1.2,
        carriage: carriage(-1),
      },
    ],
    arms: (beat, [a, b]) => {
      const open = ease(beat, 3, 5) * (1 - ease(beat, 10, 12));
      const wide = (trunk: typeof b, side: 'left' | 'right') => ({
        wrist: byChest(trunk, side, 0.5, 0.05, 0.16),
      });
      const hers = arms((side) => between({ wrist: byChest(b, side, 0.14, -0.3, 0.2) }, wide(b, side), open));
      return [
        { left: onHip(b, 'right'), right: between(hanging(a, 'right'), wide(a, 'right'), open) },
        { left: hers.left, right: hers.right },
      ];
    },
  };
}

/** A basic that ends in a dip: she leans back over his arm, and he bends after her. */
export function dipOutro(): Routine {
  const dip = (beat: number): number => ease(beat, 8.2, 11) * (1 - 0.25 * ease(beat, 13.5, 15.5));
  const { lead, follow } = facing(
    (beat) => ({
      x: -0.12 + 0.16 * thereAndBack(Math.min(beat, 7)),
      z: 0,
      axis: degrees(172),
      gap: 0.82 - 0.08 * dip(beat),
    }),
    -20,
  );
  const steps = (first: 'left' | 'right'): Landing[] => {
    const other = first === 'left' ? 'right' : 'left';
    return [
      ...bachataSteps(first, 2).filter(({ beat }) => beat < 8),
      {
        beat: 8,
        foot: first,
        kind: 'step',
        offset: [first === 'left' ? 0.06 : -0.04, first === 'left' ? 0.1 : -0.12],
      },
      {
        beat: 9,
        foot: other,
        kind: 'step',
        offset: [first === 'left' ? -0.12 : 0.05, first === 'left' ? -0.2 : 0.12],
      },
    ];
  };
  return {
    dancing: [
      {
        path: lead,
        landings: steps('left'),
        halfStance: 0.11,
        hips: 0.6,
        carriage: (beat) => ({
          lower: 0.12 * dip(beat),
          loin: { pitch: 0.22 * dip(beat) },
          chest: { pitch: 0.24 * dip(beat), roll: 0.05 * swing(beat, 4) * (1 - dip(beat)) },
          head: { pitch: 0.12 * dip(beat) },
        }),
      },
      {
        path: follow,
        landings: steps('right'),
        halfStance: 0.09,
        hips: 0.9,
        carriage: (beat) => ({
          lower: 0.16 * dip(beat),
          hipForward: 0.1 * dip(beat),
          loin: { pitch: -0.55 * dip(beat) },
          chest: { pitch: -0.42 * dip(beat), roll: 0.05 * swing(beat, 4) * (1 - dip(beat)) },
          head: { pitch: -0.3 * dip(beat) },
        }),
      },
    ],
    arms: (beat, [a, b]) => {
      const [leadArms, followArms] = twoHands(a, b, 1.0, 0.3);
      const share = during(beat, 9, 30, 1.4);
      const flung = { wrist: reach(b.collar, b.chestFrame, -0.34, 0.3, -0.2) };
      const support = { wrist: reach(b.waist, b.chestFrame, 0.02, 0.12, -0.13) };
      return [
        {
          left: between(leadArms.left, onBack(b, 'right', 0.12), share),
          right: between(leadArms.right, support, share),
        },
        { left: followArms.left, right: between(followArms.right, flung, share) },
      ];
    },
  };
}
