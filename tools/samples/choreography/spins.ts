import type { Trunk } from '../dancers/body.ts';
import { reach } from '../dancers/space.ts';
import { bachataSteps } from '../dancers/steps.ts';
import { degrees, during, ease, pulse, swing } from '../dancers/timing.ts';
import { thereAndBack, twoHands } from './basics.ts';
import { above, arms, between, byChest, carried, handhold, onOwnHip } from './holds.ts';
import { type Arms, facing, type Routine } from './routine.ts';
import { type Turn, turning, underWay } from './turn.ts';

/** Both let go: the follow spins twice in a bar, then the lead once, arms drawn in and opened again. */
export function doubleSpin(): Routine {
  const followTurns: readonly Turn[] = [
    { from: 3.5, to: 7.2, turns: -2 },
    { from: 11.5, to: 15.2, turns: -2 },
  ];
  const leadTurns: readonly Turn[] = [{ from: 7.5, to: 11, turns: -1 }];
  const { lead, follow } = facing(
    (beat) => ({ x: 0.1 * swing(beat, 8), z: 0, axis: degrees(6), gap: 1.05 + 0.12 * pulse(beat, 5, 3) }),
    40,
  );
  const spinArms = (trunk: Trunk, beat: number, turns: readonly Turn[]): Arms => {
    const share = underWay(turns, beat);
    return arms((side) =>
      between(
        { wrist: byChest(trunk, side, 0.46 + 0.05 * swing(beat, 4), -0.1 + 0.05 * swing(beat, 2), 0.2) },
        { wrist: byChest(trunk, side, 0.06, -0.16, 0.27) },
        share,
      ),
    );
  };
  const carriage = (beat: number) => ({ chest: { roll: 0.08 * swing(beat, 4) }, head: { pitch: -0.03 } });
  return {
    dancing: [
      {
        path: turning(lead, leadTurns),
        landings: bachataSteps('left'),
        halfStance: 0.1,
        hips: 0.9,
        carriage,
      },
      {
        path: turning(follow, followTurns),
        landings: bachataSteps('right'),
        halfStance: 0.06,
        hips: 1.2,
        carriage,
      },
    ],
    arms: (beat, [a, b]) => [spinArms(a, beat, leadTurns), spinArms(b, beat, followTurns)],
  };
}

/** The follow turns half about with both hands held and ends with her right arm folded behind her back. */
export function hammerlock(): Routine {
  const turns: readonly Turn[] = [
    { from: 1.6, to: 4.6, turns: 0.5 },
    { from: 11.4, to: 14.4, turns: -0.5 },
  ];
  const { lead, follow } = facing(
    (beat) => ({
      x: 0.2 * (thereAndBack(beat) - 0.5),
      z: 0.05,
      axis: degrees(14),
      gap: 0.9 - 0.16 * during(beat, 3.5, 12, 1.5),
    }),
    34,
  );
  return {
    dancing: [
      {
        path: lead,
        landings: bachataSteps('left'),
        halfStance: 0.1,
        hips: 0.7,
        carriage: (beat) => ({ chest: { roll: 0.05 * swing(beat, 4) }, head: { yaw: -0.1, pitch: 0.05 } }),
      },
      {
        path: turning(follow, turns),
        landings: bachataSteps('right'),
        halfStance: 0.09,
        hips: 1.1,
        carriage: (beat) => ({
          chest: { roll: 0.06 * swing(beat, 4) },
          head: { yaw: 0.45 * during(beat, 4, 11.5) },
        }),
      },
    ],
    arms: (beat, [a, b]) => {
      const [leadArms, followArms] = twoHands(a, b);
      const locked = ease(beat, 2.2, 4.8) * (1 - ease(beat, 11.2, 13.4));
      const lifted = pulse(beat, 2.6, 1.6) + pulse(beat, 13, 1.6);
      const behind = reach(b.waist, b.facing, -0.03, 0.02, -0.16);
      const [holdLead, holdFollow] = handhold(
        { trunk: a, side: 'left' },
        { trunk: b, side: 'right' },
        behind,
      );
      const [highLead, highFollow] = handhold(
        { trunk: a, side: 'right' },
        { trunk: b, side: 'left' },
        above(b, 0.26, a.head),
      );
      const backward = reach([0, 0, 0], b.facing, -0.8, 0.1, -0.9);
      const shoulderHigh = (wish: Arms['left'], high: Arms['left']) =>
        between(wish, high, Math.min(1, lifted));
      return [
        {
          left: between(leadArms.left, holdLead, locked),
          right: shoulderHigh(between(leadArms.right, carried(a, 'right', beat), locked), highLead),
        },
        {
          left: shoulderHigh(between(followArms.left, onOwnHip(b, 'left'), locked), highFollow),
          right:
            locked > 0.5
              ? { ...between(followArms.right, holdFollow, locked), elbow: backward }
              : between(followArms.right, holdFollow, locked),
        },
      ];
    },
  };
}
