import type { Carriage } from '../dancers/body.ts';
import { reach } from '../dancers/space.ts';
import { bachataSteps, type Landing } from '../dancers/steps.ts';
import { degrees, during, ease, swing } from '../dancers/timing.ts';
import { thereAndBack, twoHands } from './basics.ts';
import { arms, between, byChest, hanging, onBack, onHip } from './holds.ts';
import { facing, type Routine } from './routine.ts';

/** Weight from foot to foot on the spot, a step every other beat. */
function rocking(first: 'left' | 'right'): Landing[] {
  const other = first === 'left' ? 'right' : 'left';
  return Array.from({ length: 14 }, (_, i) => ({
    beat: i * 2 - 4,
    foot: i % 2 === 0 ? first : other,
    kind: 'step',
  }));
}

/** A wave that runs down the body: the head goes forward first, then the chest, the hips and last the knees. */
function wave(beat: number, size: number): Carriage {
  const at = (lag: number): number => size * swing(beat, 4, lag);
  return {
    lower: 0.05 + 0.045 * at(-0.6),
    hipForward: 0.09 * at(0),
    loin: { pitch: -0.3 * at(0.1) },
    chest: { pitch: 0.46 * at(-0.15) - 0.1 * size },
    head: { pitch: -0.34 * at(0.35) },
  };
}

/** Body waves in a close hold, seen from the side, a wave a bar. */
export function bodyWaves(): Routine {
  const { lead, follow } = facing(
    (beat) => ({ x: 0.04 * swing(beat, 8), z: 0, axis: degrees(4), gap: 0.78 }),
    18,
  );
  return {
    dancing: [
      {
        path: lead,
        landings: rocking('left'),
        halfStance: 0.14,
        hips: 0.3,
        carriage: (beat) => wave(beat, 0.7),
      },
      {
        path: follow,
        landings: rocking('right'),
        halfStance: 0.1,
        hips: 0.4,
        carriage: (beat) => wave(beat - 0.5, 1),
      },
    ],
    arms: (_beat, [a, b]) => twoHands(a, b, 0.92, 0.34),
  };
}

/** Hips in circles, chest still: the follow large, the lead small. */
export function hipRolls(): Routine {
  const { lead, follow } = facing(
    (beat) => ({ x: 0, z: 0.04 * swing(beat, 8), axis: degrees(22), gap: 0.8 }),
    22,
  );
  const circle = (beat: number, size: number, sense: number): Carriage => {
    const sideways = size * swing(beat, 4) * sense;
    const ahead = size * swing(beat, 4, -1);
    return {
      lower: 0.07,
      hipLeft: 0.13 * sideways,
      hipForward: 0.09 * ahead,
      loin: { roll: -0.42 * sideways, pitch: -0.2 * ahead },
      chest: { roll: 0.36 * sideways, pitch: 0.26 * ahead },
      head: { roll: 0.1 * sideways },
    };
  };
  return {
    dancing: [
      {
        path: lead,
        landings: rocking('left'),
        halfStance: 0.15,
        hips: 0,
        carriage: (beat) => circle(beat, 0.45, -1),
      },
      {
        path: follow,
        landings: rocking('right'),
        halfStance: 0.14,
        hips: 0,
        carriage: (beat) => circle(beat, 1, 1),
      },
    ],
    arms: (_beat, [a, b]) => twoHands(a, b, 0.98, 0.3),
  };
}

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
