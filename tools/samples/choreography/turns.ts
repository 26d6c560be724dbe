import type { ArmWish, Trunk } from '../dancers/body.ts';
import { bachataSteps, type Side } from '../dancers/steps.ts';
import { degrees, swing } from '../dancers/timing.ts';
import { thereAndBack, twoHands } from './basics.ts';
import { above, arms, between, byChest, handhold } from './holds.ts';
import { type Arms, facing, type Routine } from './routine.ts';
import { type Turn, turnedBy, turning, underWay } from './turn.ts';

/** The lead raises a hand and the follow turns under it. */
function underArm(turns: readonly Turn[], leadSide: Side, followSide: Side) {
  return (beat: number, [lead, follow]: readonly Trunk[]): readonly [Arms, Arms] => {
    const share = underWay(turns, beat);
    const [leadArms, followArms] = twoHands(lead, follow, 1.05);
    const [raisedLead, raisedFollow] = handhold(
      { trunk: lead, side: leadSide },
      { trunk: follow, side: followSide },
      above(follow, 0.3, lead.head),
    );
    const turnArms = (trunk: Trunk, own: Arms, raisedSide: Side, raised: ArmWish): Arms =>
      arms((side) => {
        const free = { wrist: byChest(trunk, side, 0.3, -0.22, 0.2) };
        return between(own[side], side === raisedSide ? raised : free, share);
      });
    return [
      turnArms(lead, leadArms, leadSide, raisedLead),
      turnArms(follow, followArms, followSide, raisedFollow),
    ];
  };
}

interface LadyTurnOptions {
  readonly turns: readonly Turn[];
  readonly axis: number;
  readonly travel: number;
  readonly hips: number;
  readonly leadSide: Side;
  readonly followSide: Side;
}

/** A basic in which the follow turns under the lead's raised arm. */
function ladyTurn({ turns, axis, travel, hips, leadSide, followSide }: LadyTurnOptions): Routine {
  const { lead, follow } = facing(
    (beat) => ({
      x: travel * (thereAndBack(beat) - 0.5),
      z: 0,
      axis: degrees(axis),
      gap: 0.88 - 0.08 * underWay(turns, beat),
    }),
    24,
  );
  return {
    dancing: [
      {
        path: lead,
        landings: bachataSteps('left'),
        halfStance: 0.1,
        hips: hips * 0.7,
        carriage: (beat) => ({ chest: { roll: 0.06 * swing(beat, 8, 1) }, head: { yaw: 0.15, pitch: 0.02 } }),
      },
      {
        path: turning(follow, turns),
        landings: bachataSteps('right'),
        halfStance: 0.07,
        hips,
        carriage: (beat) => ({
          chest: { yaw: 0.12 * swing(beat, 4), roll: 0.05 * swing(beat, 8, 1) },
          // The head leads a turn and looks back at its end.
          head: { yaw: 0.35 * swing(turnedBy(turns, beat), 2 * Math.PI) },
        }),
      },
    ],
    arms: underArm(turns, leadSide, followSide),
  };
}

/** Follow's turn to the right under the lead's left arm on counts 5-7, twice. */
export function ladyTurnRight(): Routine {
  return ladyTurn({
    turns: [
      { from: 3.6, to: 7, turns: -1 },
      { from: 11.6, to: 15, turns: -1 },
    ],
    axis: -8,
    travel: 0.34,
    hips: 0.9,
    leadSide: 'left',
    followSide: 'right',
  });
}

/** Fast turns of the follow to the left, with wide travelling steps. */
export function ladyTurnLeft(): Routine {
  return ladyTurn({
    turns: [
      { from: -0.4, to: 2.8, turns: 1 },
      { from: 7.6, to: 10.8, turns: 1 },
      { from: 11.6, to: 14.8, turns: 1 },
    ],
    axis: 16,
    travel: 0.66,
    hips: 1.4,
    leadSide: 'right',
    followSide: 'right',
  });
}
