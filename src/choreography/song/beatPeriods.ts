import type { Envelope } from '../../embedding/audio/onsetStrength.ts';
import { pulseCorrelation } from '../../embedding/audio/pulse.ts';
import { CREDIBLE_CONFIDENCE, estimateTempo } from '../../embedding/audio/tempo.ts';
import { median } from '../../embedding/statistics.ts';

/** Long enough for a tempo to a part in a thousand, short enough to follow one that drifts. */
const WINDOW_SECONDS = 12;
const HOP_SECONDS = 3;
/** A window whose tempo is further from the song's usual one has heard something else, such as every third eighth. */
const LARGEST_DEVIATION = 0.12;
/** Windows on each side that a window's tempo must not stand out from. */
const NEIGHBOURS = 2;

interface WindowTempo {
  readonly centreFrame: number;
  readonly periodFrames: number;
}

/**
 * How long a beat lasts around each frame of a song, in frames, as the tempo drifts; null where no steady pulse is
 * heard anywhere.
 */
export function beatPeriods(onsets: Envelope): Float64Array | null {
  const heard = windowTempos(onsets);
  if (heard.length === 0) {
    return null;
  }
  const usual = median(heard.map((window) => window.periodFrames));
  const near = heard.filter(({ periodFrames }) => Math.abs(periodFrames / usual - 1) <= LARGEST_DEVIATION);
  const steady = near.map(({ centreFrame }, i) => ({
    centreFrame,
    periodFrames: median(
      near.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1).map((w) => w.periodFrames),
    ),
  }));
  return between(steady, onsets.values.length);
}

function windowTempos({ values, framesPerSecond }: Envelope): WindowTempo[] {
  const length = Math.min(values.length, Math.round(WINDOW_SECONDS * framesPerSecond));
  const hop = Math.round(HOP_SECONDS * framesPerSecond);
  const windows: WindowTempo[] = [];
  for (let start = 0; start + length <= values.length; start += hop) {
    const correlation = pulseCorrelation({ values: values.subarray(start, start + length), framesPerSecond });
    const tempo = estimateTempo(correlation);
    if (tempo !== null && tempo.confidence >= CREDIBLE_CONFIDENCE) {
      windows.push({ centreFrame: start + length / 2, periodFrames: (60 * framesPerSecond) / tempo.bpm });
    }
  }
  return windows;
}

/** The periods at every frame, in a straight line from window to window. */
function between(windows: readonly WindowTempo[], frames: number): Float64Array {
  let next = 0;
  return Float64Array.from({ length: frames }, (_, frame) => {
    while (next < windows.length && windows[next].centreFrame <= frame) {
      next++;
    }
    const before = windows[Math.max(0, next - 1)];
    const after = windows[Math.min(windows.length - 1, next)];
    const span = after.centreFrame - before.centreFrame;
    const share = span > 0 ? (frame - before.centreFrame) / span : 0;
    return before.periodFrames + share * (after.periodFrames - before.periodFrames);
  });
}
