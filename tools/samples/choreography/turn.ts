import type { Path } from '../dancers/steps.ts';
import { during, ease } from '../dancers/timing.ts';

/** A turn on the spot: how far it has gone at a beat, in full turns to the dancer's left (negative: right). */
export interface Turn {
  readonly from: number;
  readonly to: number;
  readonly turns: number;
}

/** How far a dancer has turned at a beat, in radians to the left. */
export const turnedBy = (turns: readonly Turn[], beat: number): number =>
  turns.reduce((sum, { from, to, turns: count }) => sum + count * 2 * Math.PI * ease(beat, from, to), 0);

/** A path with turns on top of it. */
export const turning =
  (path: Path, turns: readonly Turn[]): Path =>
  (beat) => {
    const place = path(beat);
    return { ...place, yaw: place.yaw + turnedBy(turns, beat) };
  };

/** How much a turn is under way: 0 before and after, 1 in it. */
export const underWay = (turns: readonly Turn[], beat: number): number =>
  Math.max(0, ...turns.map(({ from, to }) => during(beat, from, to - 0.4, 0.8)));
