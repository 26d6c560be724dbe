import { standardDeviation } from '../../embedding/statistics.ts';

/** How much a beat that comes early or late must be louder: Ellis' alpha, for onsets of unit standard deviation. */
const TIGHTNESS = 1000;
/** The beat before is looked for from half a period back to two. */
const NEAREST = 0.5;
const FURTHEST = 2;

/**
 * The frames on which a sound's beats fall, ascending: of all ways to go through it at about the given periods, the
 * one that meets the strongest onsets.
 * @param pulses strength of the onset at each frame
 * @param periods length of a beat around each frame, in frames
 * Method: dynamic programming; Ellis, Beat Tracking by Dynamic Programming (2007), with a period that may drift.
 */
export function trackBeats(pulses: Float64Array, periods: Float64Array): number[] {
  const { scores, previous } = waysThrough(pulses, periods);
  return trackBack(scores, previous, periods);
}

/** How strong the onsets are that beats of the given periods meet at best, in standard deviations of all. */
export function beatScore(pulses: Float64Array, periods: Float64Array): number {
  return waysThrough(pulses, periods).scores.reduce((best, score) => Math.max(best, score), 0);
}

/** The score of the best way to each frame, and the beat before on it, -1 for none. */
function waysThrough(pulses: Float64Array, periods: Float64Array) {
  const deviation = standardDeviation(pulses);
  const scores = new Float64Array(pulses.length);
  const previous = new Int32Array(pulses.length);
  for (let frame = 0; frame < pulses.length; frame++) {
    const period = periods[frame];
    let best = 0;
    let from = -1;
    const last = Math.floor(frame - NEAREST * period);
    for (let before = Math.max(0, Math.ceil(frame - FURTHEST * period)); before <= last; before++) {
      const off = Math.log((frame - before) / period);
      const score = scores[before] - TIGHTNESS * off * off;
      if (score > best) {
        best = score;
        from = before;
      }
    }
    scores[frame] = best + (deviation > 0 ? pulses[frame] / deviation : 0);
    previous[frame] = from;
  }
  return { scores, previous };
}

/** From the best of the frames that the last beat may fall on. */
function trackBack(scores: Float64Array, previous: Int32Array, periods: Float64Array): number[] {
  const start = Math.max(0, Math.floor(scores.length - periods[periods.length - 1]));
  let frame = start;
  for (let i = start; i < scores.length; i++) {
    frame = scores[i] > scores[frame] ? i : frame;
  }
  const beats: number[] = [];
  while (frame >= 0) {
    beats.push(frame);
    frame = previous[frame];
  }
  return beats.reverse();
}
