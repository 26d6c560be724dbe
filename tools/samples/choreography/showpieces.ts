import type { Carriage } from '../dancers/body.ts';
import type { Landing, Path } from '../dancers/steps.ts';
import { bachataSteps } from '../dancers/steps.ts';
import { degrees, during, ease, pulse, swing } from '../dancers/timing.ts';
import { thereAndBack, twoHands } from './basics.ts';
import { arms, between, byChest, carried, handhold, hanging, onOwnHip } from './holds.ts';
import type { Routine } from './routine.ts';

/** Footwork alone: crosses, kicks and quick steps, a quarter turn and back. */
export function soloFootwork(): Routine {
  const path: Path = (beat) => ({
    x: 0.3 * swing(beat, 16),
    z: 0.08 * swing(beat, 8),
    yaw: degrees(55) * (pulse(beat, 6, 2.5) - pulse(beat, 14, 2.5)) + degrees(12),
  });
  const bar = (start: number, sign: number): Landing[] => {
    const [a, b] = sign > 0 ? (['left', 'right'] as const) : (['right', 'left'] as const);
    return [
      { beat: start, foot: a, kind: 'step', offset: [-0.2 * sign, 0.16] },
      { beat: start + 1, foot: b, kind: 'step', offset: [-0.06 * sign, -0.06] },
      { beat: start + 1.5, foot: a, kind: 'step', offset: [0.1 * sign, 0] },
      { beat: start + 2, foot: b, kind: 'kick', offset: [0, 0.05] },
      { beat: start + 3, foot: b, kind: 'tap', offset: [-0.08 * sign, -0.14] },
    ];
  };
  // After the bar on one side the free foot takes the weight on count 1 of the next.
  const landings = [-4, 0, 4, 8, 12, 16, 20].flatMap((start) => bar(start, (start / 4) % 2 === 0 ? 1 : -1));
  return {
    dancing: [
      {
        path,
        landings,
        halfStance: 0.12,
        hips: 1,
        carriage: (beat) => ({
          lower: 0.03 + 0.03 * Math.abs(swing(beat, 2)),
          chest: { roll: 0.1 * swing(beat, 4), yaw: 0.2 * swing(beat, 4, 1) },
          head: { roll: -0.08 * swing(beat, 4), yaw: -0.1 },
        }),
      },
    ],
    arms: (beat, [a]) => {
      const out = Math.max(
        pulse(beat, 2, 1.4),
        pulse(beat, 6, 1.4),
        pulse(beat, 10, 1.4),
        pulse(beat, 14, 1.4),
      );
      return [
        arms((side) =>
          between(carried(a, side, beat / 2), { wrist: byChest(a, side, 0.48, -0.02, 0.12) }, out),
        ),
      ];
    },
  };
}

/** Both walk in from the sides, he bows and offers a hand, they take the hold. */
export function invitation(): Routine {
  const near = (beat: number): number => 1.15 - 0.72 * ease(beat, -0.5, 6.5);
  const walk = (first: 'left' | 'right'): Landing[] =>
    Array.from({ length: 22 }, (_, i): Landing => {
      const other = first === 'left' ? 'right' : 'left';
      return { beat: i - 3, foot: i % 2 === 0 ? first : other, kind: 'step' };
    }).filter(({ beat }) => beat < 7 || beat > 10);
  const bow = (beat: number): number => pulse(beat, 8.4, 1.7);
  return {
    dancing: [
      {
        path: (beat) => ({ x: -near(beat), z: 0, yaw: degrees(62) }),
        landings: walk('right'),
        halfStance: 0.09,
        hips: 0.5,
        carriage: (beat) => ({
          loin: { pitch: 0.3 * bow(beat) },
          chest: { pitch: 0.25 * bow(beat) },
          head: { pitch: 0.2 * bow(beat) },
        }),
      },
      {
        path: (beat) => ({ x: near(beat), z: 0, yaw: degrees(-60) }),
        landings: walk('left'),
        halfStance: 0.08,
        hips: 1.2,
        carriage: (beat) => ({
          lower: 0.08 * pulse(beat, 9.2, 1.2),
          chest: { roll: 0.06 * swing(beat, 2) },
          head: { roll: 0.14 * pulse(beat, 9, 2) },
        }),
      },
    ],
    arms: (beat, [a, b]) => {
      const offered = ease(beat, 6.4, 8);
      const taken = ease(beat, 9.4, 11);
      const [leadArms, followArms] = twoHands(a, b, 1.1);
      const swinging = (trunk: typeof a, side: 'left' | 'right') => ({
        wrist: byChest(
          trunk,
          side,
          0.25,
          -0.46,
          0.08 + (side === 'left' ? 0.14 : -0.14) * swing(beat, 2) * (1 - ease(beat, 5, 7)),
        ),
      });
      return [
        {
          left: between(
            between(swinging(a, 'left'), { wrist: byChest(a, 'left', 0.1, -0.28, 0.42) }, offered),
            leadArms.left,
            taken,
          ),
          right: between(between(swinging(a, 'right'), onOwnHip(a, 'right'), offered), leadArms.right, taken),
        },
        {
          left: between(swinging(b, 'left'), followArms.left, taken),
          right: between(swinging(b, 'right'), followArms.right, taken),
        },
      ];
    },
  };
}

/** Paseala: side by side, inner hands joined, they walk the floor and sweep the outer arm in a great circle. */
export function promenade(): Routine {
  const shift = (beat: number): number => 0.62 * (thereAndBack(beat) - 0.5);
  const heading = (beat: number): number => degrees(42) * Math.cos((2 * Math.PI * (beat - 1)) / 8);
  const carriage =
    (sign: number) =>
    (beat: number): Carriage => ({
      chest: { roll: 0.07 * swing(beat, 8), yaw: -0.3 * Math.cos((2 * Math.PI * (beat - 1)) / 8) },
      head: { yaw: 0.25 * sign },
    });
  const path =
    (side: number): Path =>
    (beat) => ({ x: side * 0.42 + shift(beat), z: side * 0.06, yaw: heading(beat) });
  return {
    dancing: [
      { path: path(-1), landings: bachataSteps('left'), halfStance: 0.09, hips: 0.7, carriage: carriage(1) },
      { path: path(1), landings: bachataSteps('left'), halfStance: 0.08, hips: 1.1, carriage: carriage(-1) },
    ],
    arms: (beat, [a, b]) => {
      const middle = (height: number): [number, number, number] => [
        (a.pelvis[0] + b.pelvis[0]) / 2,
        height,
        (a.pelvis[2] + b.pelvis[2]) / 2 + 0.12,
      ];
      const [leadInner, followInner] = handhold(
        { trunk: a, side: 'left' },
        { trunk: b, side: 'right' },
        middle(1.0 + 0.1 * swing(beat, 8)),
      );
      const around = 2 * Math.PI * (ease(beat, 3.5, 7.5) + ease(beat, 11.5, 15.5));
      const sweep = (trunk: typeof a, side: 'left' | 'right') => {
        const up = -0.12 - 0.36 * Math.cos(around);
        return {
          wrist: byChest(
            trunk,
            side,
            0.28 + 0.24 * Math.abs(Math.sin(around / 2)),
            up,
            0.1 + 0.1 * Math.sin(around),
          ),
        };
      };
      const active = during(beat, 3.5, 15.5, 0.8);
      return [
        { left: leadInner, right: between(hanging(a, 'right'), sweep(a, 'right'), active) },
        { left: between(onOwnHip(b, 'left'), sweep(b, 'left'), active), right: followInner },
      ];
    },
  };
}
