import type { Carriage } from '../dancers/body.ts';
import type { Landing } from '../dancers/steps.ts';
import { degrees, swing } from '../dancers/timing.ts';
import { twoHands } from './basics.ts';
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
