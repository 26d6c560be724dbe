import { ease, pulse } from './timing.ts';

export type Side = 'left' | 'right';

/** Where a dancer's middle is on the floor, in metres, and where the dancer faces, in radians. */
export interface Place {
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
}

export type Path = (beat: number) => Place;

/** A foot that comes down on a beat; a tap takes no weight, a kick swings the foot forward in the air. */
export interface Landing {
  readonly beat: number;
  readonly foot: Side;
  readonly kind: 'step' | 'tap' | 'kick';
  /** Metres by which the foot lands to the dancer's left and forward of its usual spot. */
  readonly offset?: readonly [left: number, forward: number];
}

export interface FootPosition {
  readonly x: number;
  readonly z: number;
  /** Metres of the ankle above where it is when the foot stands flat. */
  readonly lift: number;
}

const SWING_BEATS = 0.6;
const STEP_LIFT = 0.07;
const TAP_LIFT = 0.045;
const KICK_LIFT = 0.3;

/** `count` bars of bachata: step, step, step, tap, beginning with `first` on beat 0 and the other side a bar later. */
export function bachataSteps(first: Side, count = 8): Landing[] {
  const other: Side = first === 'left' ? 'right' : 'left';
  const landings: Landing[] = [];
  for (let bar = -1; bar < count; bar++) {
    const [a, b] = bar % 2 === 0 ? [first, other] : [other, first];
    const beat = bar * 4;
    landings.push(
      { beat, foot: a, kind: 'step' },
      { beat: beat + 1, foot: b, kind: 'step' },
      { beat: beat + 2, foot: a, kind: 'step' },
      { beat: beat + 3, foot: b, kind: 'tap' },
    );
  }
  return landings;
}

function landingSpot(path: Path, landing: Landing, halfStance: number): FootPosition {
  // The body arrives over the foot a little after the foot has landed.
  const place = path(landing.beat + 0.3);
  const [offsetLeft, offsetForward] = landing.offset ?? [0, 0];
  const left = (landing.foot === 'left' ? halfStance : -halfStance) + offsetLeft;
  const forward = offsetForward + (landing.kind === 'kick' ? 0.3 : 0);
  return {
    x: place.x + left * Math.cos(place.yaw) + forward * Math.sin(place.yaw),
    z: place.z - left * Math.sin(place.yaw) + forward * Math.cos(place.yaw),
    lift: landing.kind === 'step' ? 0 : landing.kind === 'tap' ? TAP_LIFT : KICK_LIFT,
  };
}

/** Where a foot is at `beat`: it stands still between its landings and swings in the last part of the beat before one. */
export function footAt(
  beat: number,
  foot: Side,
  path: Path,
  landings: readonly Landing[],
  halfStance: number,
): FootPosition {
  const own = landings.filter((landing) => landing.foot === foot);
  const next = own.find((landing) => landing.beat > beat);
  const last = own.findLast((landing) => landing.beat <= beat) ?? next;
  if (!last) {
    throw new RangeError(`the ${foot} foot never lands`);
  }
  const from = landingSpot(path, last, halfStance);
  if (!next) {
    return from;
  }
  const to = landingSpot(path, next, halfStance);
  const share = ease(beat, next.beat - SWING_BEATS, next.beat);
  const blend = (a: number, b: number): number => a + (b - a) * share;
  const arc = Math.sin(Math.PI * share) * STEP_LIFT;
  return {
    x: blend(from.x, to.x),
    z: blend(from.z, to.z),
    lift: blend(from.lift, to.lift) + arc,
  };
}

/** Which leg carries the dancer, from -1 (right) to 1 (left). */
export function weightAt(beat: number, landings: readonly Landing[]): number {
  let weight = 0;
  for (const landing of landings) {
    if (landing.kind === 'step') {
      const side = landing.foot === 'left' ? 1 : -1;
      weight += (side - weight) * ease(beat, landing.beat - 0.25, landing.beat + 0.4);
    }
  }
  return weight;
}

/** How far the hip pops on a tap, from -1 (right hip up) to 1 (left hip up). */
export function tapAt(beat: number, landings: readonly Landing[]): number {
  let pop = 0;
  for (const landing of landings) {
    if (landing.kind === 'tap') {
      pop += (landing.foot === 'left' ? 1 : -1) * pulse(beat, landing.beat + 0.1, 0.6);
    }
  }
  return pop;
}
