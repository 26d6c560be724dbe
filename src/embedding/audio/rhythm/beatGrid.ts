import type { BeatGrid } from '../../../moves/moveTracks.ts';
import type { Envelope } from './onsetStrength.ts';

/** The tempo is refined by this share either way, in so many steps to either side. */
const REFINED_SHARE = 0.006;
const REFINED_STEPS = 12;
/** An onset counts for beats up to so many frames away, less with the distance. */
const REACH_FRAMES = 2;

/**
 * Where the beats of a clip are, its tempo known to about half a percent: the comb of steady beats that meets the
 * strongest onsets. A clip is too short for its tempo to drift.
 * Method: correlation with a pulse train, as for the phase in Ellis, Beat Tracking by Dynamic Programming (2007).
 */
export function beatGrid(onsets: Envelope, bpm: number): BeatGrid {
  const strength = blurred(onsets.values);
  let best = { score: Number.NEGATIVE_INFINITY, phase: 0, period: 1 };
  for (let step = -REFINED_STEPS; step <= REFINED_STEPS; step++) {
    const period = (60 * onsets.framesPerSecond) / (bpm * (1 + (REFINED_SHARE * step) / REFINED_STEPS));
    for (let phase = 0; phase < period; phase++) {
      const score = combStrength(strength, phase, period);
      if (score > best.score) {
        best = { score, phase, period };
      }
    }
  }
  return {
    firstSeconds: best.phase / onsets.framesPerSecond,
    secondsPerBeat: best.period / onsets.framesPerSecond,
  };
}

/** Mean strength at the beats of a comb. */
function combStrength(strength: Float64Array, phase: number, period: number): number {
  let [sum, beats] = [0, 0];
  for (let at = phase; at < strength.length; at += period) {
    sum += strength[Math.min(strength.length - 1, Math.round(at))];
    beats++;
  }
  return sum / beats;
}

function blurred(values: Float64Array): Float64Array {
  return values.map((_, i) => {
    let sum = 0;
    for (let offset = -REACH_FRAMES; offset <= REACH_FRAMES; offset++) {
      sum += (values[i + offset] ?? 0) * (1 - Math.abs(offset) / (REACH_FRAMES + 1));
    }
    return sum;
  });
}
