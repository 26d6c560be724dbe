import { WINDOW_HOP_SECONDS, WINDOW_SECONDS } from '../../../moves/movementWindows.ts';
import { mean, standardDeviation } from '../../statistics.ts';
import { GRID_RATE } from '../tracking/trajectories.ts';
import type { DanceSignals } from './danceSignals.ts';
import { INTERACTION_SIGNALS } from './interactionSignals.ts';
import { PERSON_SIGNALS, type PersonSignals } from './personSignals.ts';
import type { Series } from './series.ts';

const WINDOW = WINDOW_SECONDS * GRID_RATE;
const HOP = WINDOW_HOP_SECONDS * GRID_RATE;
/** A signal seen at fewer samples of a window than this was not seen in it. */
const FEWEST_SAMPLES = 3;
const STATISTICS = 3;
const INTERACTION_LENGTH = INTERACTION_SIGNALS.length * STATISTICS;

/** The movement of one window in plain measures; NaN where something was not seen. */
export interface WindowFeatures {
  /** Three numbers a signal of each dancer; both the same where only one was found. */
  readonly dancers: readonly [Float64Array, Float64Array];
  /** Three numbers a signal; all NaN where only one dancer was found. */
  readonly interaction: Float64Array;
}

/** Mean, deviation, and the mean of the second half less that of the first. */
function summarise({ values, valid }: Series, start: number): readonly number[] {
  const seenIn = (from: number, to: number) =>
    values.subarray(from, to).filter((_, i) => valid[from + i] === 1);
  const seen = seenIn(start, start + WINDOW);
  if (seen.length < FEWEST_SAMPLES) {
    return new Array<number>(STATISTICS).fill(Number.NaN);
  }
  const middle = start + WINDOW / 2;
  const change = mean(seenIn(middle, start + WINDOW)) - mean(seenIn(start, middle));
  return [mean(seen), standardDeviation(seen), change];
}

function personWindow({ signals }: PersonSignals, start: number): Float64Array {
  return Float64Array.from(PERSON_SIGNALS.flatMap((name) => summarise(signals[name], start)));
}

/** Every whole window of a clip, `WINDOW_HOP_SECONDS` apart from its start on. */
export function windowFeatures({ dancers, interaction }: DanceSignals): WindowFeatures[] {
  const samples = dancers[0].signals.lean.values.length;
  const windows: WindowFeatures[] = [];
  for (let start = 0; start + WINDOW <= samples; start += HOP) {
    windows.push({
      dancers: [personWindow(dancers[0], start), personWindow(dancers[1], start)],
      interaction: interaction
        ? Float64Array.from(
            INTERACTION_SIGNALS.flatMap((name) => summarise(interaction.signals[name], start)),
          )
        : new Float64Array(INTERACTION_LENGTH).fill(Number.NaN),
    });
  }
  return windows;
}
