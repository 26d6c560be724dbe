import type { Envelope } from '../../embedding/audio/rhythm/onsetStrength.ts';
import { type PulseCorrelation, pulseCorrelation, pulses } from '../../embedding/audio/rhythm/pulse.ts';
import { CREDIBLE_CONFIDENCE, estimateTempo, tempoNear } from '../../embedding/audio/rhythm/tempo.ts';
import { median } from '../../embedding/statistics.ts';
import type { TempoExpectation } from '../../moves/dances/dance.ts';
import { isDrift, tempoPath } from './tempoPath.ts';
import { beatScore } from './trackBeats.ts';

/** Long enough for a tempo to a part in a thousand, short enough to follow one that drifts. */
const WINDOW_SECONDS = 12;
const HOP_SECONDS = 3;
/** Windows on each side that a window's tempo must not stand out from. */
const NEIGHBOURS = 2;
/** Another tempo begins up to so long before or after the windows show it, and is looked for in such steps. */
const CHANGE_REACH_SECONDS = 4;
const CHANGE_STEP_SECONDS = 0.5;
/** So much is heard before and after to tell which of them the beats meet best. */
const CHANGE_CONTEXT_SECONDS = 5;

interface WindowTempo {
  readonly centreFrame: number;
  readonly periodFrames: number;
}

/** Windows that follow each other in one tempo, which may drift. */
type Stretch = readonly WindowTempo[];

/**
 * How long a beat lasts around each frame of a song, in frames, as the tempo drifts or changes; null where no steady
 * pulse is heard anywhere.
 */
export function beatPeriods(onsets: Envelope, expectation: TempoExpectation): Float64Array | null {
  const stretches = stretchesOf(windowTempos(onsets, expectation)).map(steadied);
  if (stretches.length === 0) {
    return null;
  }
  const frames = onsets.values.length;
  const strength = pulses(onsets);
  const periods = between(stretches[0], frames);
  for (const [i, stretch] of stretches.slice(1).entries()) {
    const own = between(stretch, frames);
    const start = changeFrame([stretches[i], stretch], [periods, own], strength, onsets.framesPerSecond);
    periods.set(own.subarray(start), start);
  }
  return periods;
}

/** The credible windows of a song, each with its place in the likeliest course of its tempo. */
function windowTempos({ values, framesPerSecond }: Envelope, expectation: TempoExpectation): WindowTempo[] {
  const length = Math.min(values.length, Math.round(WINDOW_SECONDS * framesPerSecond));
  const hop = Math.round(HOP_SECONDS * framesPerSecond);
  const windows: { centreFrame: number; correlation: PulseCorrelation }[] = [];
  for (let start = 0; start + length <= values.length; start += hop) {
    const correlation = pulseCorrelation({ values: values.subarray(start, start + length), framesPerSecond });
    if ((estimateTempo(correlation, expectation)?.confidence ?? 0) >= CREDIBLE_CONFIDENCE) {
      windows.push({ centreFrame: start + length / 2, correlation });
    }
  }
  const path = tempoPath(
    windows.map(({ correlation }) => correlation),
    expectation,
  );
  return windows.map(({ centreFrame, correlation }, i) => ({
    centreFrame,
    periodFrames: (60 * framesPerSecond) / tempoNear(correlation, path[i]).bpm,
  }));
}

function stretchesOf(windows: readonly WindowTempo[]): Stretch[] {
  const stretches: WindowTempo[][] = [];
  for (const window of windows) {
    const last = stretches.at(-1)?.at(-1);
    if (last && isDrift(last.periodFrames, window.periodFrames)) {
      stretches.at(-1)?.push(window);
    } else {
      stretches.push([window]);
    }
  }
  return stretches;
}

function steadied(stretch: Stretch): Stretch {
  return stretch.map(({ centreFrame }, i) => ({
    centreFrame,
    periodFrames: median(
      stretch.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1).map((window) => window.periodFrames),
    ),
  }));
}

/** The frame from which the beats of the later tempo meet the onsets better than those of the earlier. */
function changeFrame(
  [earlier, later]: readonly [Stretch, Stretch],
  [before, after]: readonly [Float64Array, Float64Array],
  strength: Float64Array,
  framesPerSecond: number,
): number {
  const [reach, step, context] = [CHANGE_REACH_SECONDS, CHANGE_STEP_SECONDS, CHANGE_CONTEXT_SECONDS].map(
    (seconds) => Math.round(seconds * framesPerSecond),
  );
  const first = Math.max(0, Math.round(earlier[earlier.length - 1].centreFrame) - reach);
  const last = Math.min(strength.length, Math.round(later[0].centreFrame) + reach);
  const [from, to] = [Math.max(0, first - context), last + context];
  let best = { score: -1, frame: first };
  for (let frame = first; frame <= last; frame += step) {
    const periods = before.slice(from, to);
    periods.set(after.subarray(frame, to), frame - from);
    const score = beatScore(strength.subarray(from, to), periods);
    best = score > best.score ? { score, frame } : best;
  }
  return best.frame;
}

/** The periods at every frame, in a straight line from window to window. */
function between(windows: Stretch, frames: number): Float64Array {
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
