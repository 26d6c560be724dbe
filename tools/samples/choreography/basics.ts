import type { Trunk } from '../dancers/body.ts';
import { bachataSteps } from '../dancers/steps.ts';
import { degrees, ease, swing, within } from '../dancers/timing.ts';
import { betweenThem, handhold, onBack, onShoulder } from './holds.ts';
import { type Arms, facing, type Routine } from './routine.ts';

/** 0 on the tap before count 1, 1 on the tap of count 4, 0 again on that of count 8: the way of a basic. */
export function thereAndBack(beat: number): number {
  const count = within(beat, 8);
  return ease(count, -0.6, 2.2) * (1 - ease(count, 3.4, 6.2)) + ease(count, 7.4, 10.2);
}

/** Both hands held in front, at the follow's waist. */
export function twoHands(lead: Trunk, follow: Trunk, height = 1.05, apart = 0.28): readonly [Arms, Arms] {
  const [leadLeft, followRight] = handhold(
    { trunk: lead, side: 'left' },
    { trunk: follow, side: 'right' },
    betweenThem(lead, follow, height + 0.1, apart),
  );
  const [leadRight, followLeft] = handhold(
    { trunk: lead, side: 'right' },
    { trunk: follow, side: 'left' },
    betweenThem(lead, follow, height - 0.1, -apart),
  );
  return [
    { left: leadLeft, right: leadRight },
    { left: followLeft, right: followRight },
  ];
}

/** Closed hold: his hand on her shoulder blade, hers on his shoulder, the other hands held at the side. */
export function closedHold(lead: Trunk, follow: Trunk, out = 0.42): readonly [Arms, Arms] {
  const [leadLeft, followRight] = handhold(
    { trunk: lead, side: 'left' },
    { trunk: follow, side: 'right' },
    betweenThem(lead, follow, 1.28, out),
  );
  return [
    { left: leadLeft, right: onBack(follow, 'left', 0.28) },
    { left: onShoulder(lead, 'right'), right: followRight },
  ];
}

/** Side basic in open hold: three steps to the side and a tap, and back. */
export function sideBasic(): Routine {
  const { lead, follow } = facing(
    (beat) => ({ x: -0.22 + 0.44 * thereAndBack(beat), z: 0, axis: degrees(12), gap: 0.82 }),
    20,
  );
  const carriage = (sign: number) => (beat: number) => ({
    chest: { roll: 0.05 * sign * swing(beat, 8, 1) },
    head: { yaw: degrees(14) * sign, pitch: 0.04 },
  });
  return {
    dancing: [
      { path: lead, landings: bachataSteps('left'), halfStance: 0.1, hips: 0.8, carriage: carriage(1) },
      { path: follow, landings: bachataSteps('right'), halfStance: 0.09, hips: 1.1, carriage: carriage(-1) },
    ],
    arms: (beat, [a, b]) => twoHands(a, b, 1.0 + 0.02 * swing(beat, 1), 0.3),
  };
}

/** Slow basic in closed hold: forward, forward, forward, tap for the lead, and back. */
export function slowBasic(): Routine {
  const { lead, follow } = facing(
    (beat) => ({ x: -0.2 + 0.4 * thereAndBack(beat), z: 0, axis: degrees(194), gap: 0.86 }),
    -26,
  );
  const carriage = (lean: number) => (beat: number) => ({
    loin: { pitch: 0.03 },
    chest: { roll: 0.07 * swing(beat, 4), pitch: lean },
    head: { roll: 0.06 * swing(beat, 8), pitch: 0.06 },
  });
  return {
    dancing: [
      { path: lead, landings: bachataSteps('left'), halfStance: 0.09, hips: 0.6, carriage: carriage(-0.02) },
      { path: follow, landings: bachataSteps('right'), halfStance: 0.08, hips: 1, carriage: carriage(-0.04) },
    ],
    arms: (_beat, [a, b]) => closedHold(a, b),
  };
}

/** Bolero-like walk in closed hold: the couple turns about itself once in sixteen beats. */
export function turningWalk(): Routine {
  const { lead, follow } = facing((beat) => ({
    x: 0.16 * swing(beat, 16),
    z: 0,
    axis: degrees(20) - (beat / 16) * 2 * Math.PI,
    gap: 0.9,
  }));
  const carriage = (beat: number) => ({
    loin: { roll: 0.05 * swing(beat, 8) },
    chest: { roll: 0.05 * swing(beat, 8, 1) },
    head: { yaw: 0.2 * swing(beat, 16) },
  });
  return {
    dancing: [
      { path: lead, landings: bachataSteps('left'), halfStance: 0.1, hips: 0.5, carriage },
      { path: follow, landings: bachataSteps('right'), halfStance: 0.09, hips: 0.8, carriage },
    ],
    arms: (_beat, [a, b]) => closedHold(a, b, 0.5),
  };
}
