import type { Trunk } from '../dancers/body.ts';
import { mix, reach, type Vec3 } from '../dancers/space.ts';
import { bachataSteps, type Path, type Side } from '../dancers/steps.ts';
import { degrees, during, ease, pulse, swing } from '../dancers/timing.ts';
import { thereAndBack, twoHands } from './basics.ts';
import { arms, between, byChest, carried, handhold, onOwnHip } from './holds.ts';
import { type Arms, facing, type Routine } from './routine.ts';

/** A turn on the spot: how far it has gone at a beat, in full turns to the dancer's left (negative: right). */
interface Turn {
  readonly from: number;
  readonly to: number;
  readonly turns: number;
}

const turnedBy = (turns: readonly Turn[], beat: number): number =>
  turns.reduce((sum, { from, to, turns: count }) => sum + count * 2 * Math.PI * ease(beat, from, to), 0);

const turning =
  (path: Path, turns: readonly Turn[]): Path =>
  (beat) => {
    const place = path(beat);
    return { ...place, yaw: place.yaw + turnedBy(turns, beat) };
  };

/** How much a turn is under way: 0 before and after, 1 in it. */
const underWay = (turns: readonly Turn[], beat: number): number =>
  Math.max(0, ...turns.map(({ from, to }) => during(beat, from, to - 0.4, 0.8)));

const above = (trunk: Trunk, metres: number, toward: Vec3): Vec3 => {
  const over = mix(trunk.head, toward, 0.12);
  return reach(over, trunk.facing, 0, metres - (over[1] - trunk.head[1]), 0);
};

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
    const free = (trunk: Trunk, side: Side) => ({ wrist: byChest(trunk, side, 0.3, -0.22, 0.2) });
    const leadFree: Side = leadSide === 'left' ? 'right' : 'left';
    const followFree: Side = followSide === 'left' ? 'right' : 'left';
    const arm = (own: Arms, side: Side, raised: Arms['left']) => between(own[side], raised, share);
    const leadOut = {
      [leadSide]: arm(leadArms, leadSide, raisedLead),
      [leadFree]: between(leadArms[leadFree], free(lead, leadFree), share),
    };
    const followOut = {
      [followSide]: arm(followArms, followSide, raisedFollow),
      [followFree]: between(followArms[followFree], free(follow, followFree), share),
    };
    return [leadOut as Arms, followOut as Arms];
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
