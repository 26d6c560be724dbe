import { type Envelope, onsetStrengthOf } from '../../embedding/audio/rhythm/onsetStrength.ts';
import { pulses } from '../../embedding/audio/rhythm/pulse.ts';
import type { FrameTable } from '../../embedding/audio/spectrum/frameTable.ts';
import { median } from '../../embedding/statistics.ts';
import type { TempoExpectation } from '../../moves/dances/dance.ts';
import { beatPeriods } from './beatPeriods.ts';
import { trackBeats } from './trackBeats.ts';

/** When music sounds, in seconds from the start of the file. */
export interface SoundingSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The rise of the onset strength is steepest before the onset itself, because the window around a frame reaches half
 * its length ahead. Mean over drawn songs with and without loose musicians; clicks in silence are 10 ms early.
 */
const ONSET_LEAD_SECONDS = 0.0055;
/** Beats on each side that steady a beat, as the standard deviation of a bell curve. */
const STEADYING_BEATS = 1.5;
/** Beats whose mean strength decides whether a pulse is heard there. */
const STRETCH_BEATS = 8;
/** A pulse is heard where the beats are as strong as this share of the usual. */
const HEARD_SHARE = 0.3;
/** The beat that a song begins with is found up to so long before it: its onset has no silence before it to rise from. */
const EARLY_START_SECONDS = 0.06;
/** Beats from which the tempo goes on into a part without a pulse. */
const CONTINUED_BEATS = 16;

/**
 * When each beat of a song is heard, in seconds, ascending, from the first sound to the last: where the pulse is not
 * heard yet, or no more, the beats go on at the tempo next to it. Null where no steady pulse is heard.
 * @param levels what `onsetLevels` says of the song
 */
export function beatGrid(
  levels: FrameTable,
  span: SoundingSpan,
  expectation: TempoExpectation,
): number[] | null {
  const onsets = onsetStrengthOf(levels);
  const periods = beatPeriods(onsets, expectation);
  if (periods === null) {
    return null;
  }
  const strength = pulses(onsets);
  const frames = trackBeats(strength, periods);
  const times = steadied(frames.map((frame) => timeOf(strength, frame, onsets)));
  const [first, last] = heardBeats(frames.map((frame) => strength[frame]));
  return continued(times.slice(first, last + 1), span);
}

/** The top of the parabola through a beat's frame and its neighbours, in seconds. */
function timeOf(strength: Float64Array, frame: number, { framesPerSecond }: Envelope): number {
  const [before, here, after] = [strength[frame - 1] ?? 0, strength[frame], strength[frame + 1] ?? 0];
  const curvature = before - 2 * here + after;
  const isTop = curvature < 0 && here >= before && here >= after;
  const offset = isTop ? (before - after) / (2 * curvature) : 0;
  return (frame + offset) / framesPerSecond + ONSET_LEAD_SECONDS;
}

/**
 * Each beat moved to the straight line that fits it and its neighbours best: musicians and the onsets' tops are
 * some milliseconds off the beat, in turn too early and too late.
 */
function steadied(times: readonly number[]): number[] {
  const reach = Math.ceil(3 * STEADYING_BEATS);
  return times.map((time, beat) => {
    let [weights, x, y, xx, xy] = [0, 0, 0, 0, 0];
    for (let offset = -reach; offset <= reach; offset++) {
      const other = times[beat + offset];
      if (other !== undefined) {
        const weight = Math.exp(-0.5 * (offset / STEADYING_BEATS) ** 2);
        weights += weight;
        x += weight * offset;
        y += weight * (other - time);
        xx += weight * offset * offset;
        xy += weight * offset * (other - time);
      }
    }
    const spread = weights * xx - x * x;
    return spread > 0 ? time + (y * xx - x * xy) / spread : time;
  });
}

/** The first and the last beat between which a pulse is heard. */
function heardBeats(strengths: readonly number[]): [first: number, last: number] {
  const least = HEARD_SHARE * median(strengths);
  const heard = strengths.map((strength, beat) => {
    const from = Math.max(0, Math.min(beat - STRETCH_BEATS / 2, strengths.length - STRETCH_BEATS));
    const stretch = strengths.slice(from, from + STRETCH_BEATS);
    return strength >= least && median(stretch) >= least;
  });
  return [Math.max(0, heard.indexOf(true)), Math.max(0, heard.lastIndexOf(true))];
}

function continued(times: readonly number[], { from, to }: SoundingSpan): number[] {
  const ends = Math.min(CONTINUED_BEATS, times.length - 1);
  const firstPeriod = (times[ends] - times[0]) / ends;
  const lastPeriod = (times[times.length - 1] - times[times.length - 1 - ends]) / ends;
  const before: number[] = [];
  const earliest = Math.max(-EARLY_START_SECONDS, from - firstPeriod / 2);
  for (let time = times[0] - firstPeriod; time >= earliest; time -= firstPeriod) {
    before.push(Math.max(0, time));
  }
  const after: number[] = [];
  for (let time = times[times.length - 1] + lastPeriod; time <= to; time += lastPeriod) {
    after.push(time);
  }
  return [...before.reverse(), ...times, ...after];
}
