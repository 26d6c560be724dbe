import type { PulseCorrelation } from '../../embedding/audio/rhythm/pulse.ts';
import { GRID_RATIO, tempoLikelihoods } from '../../embedding/audio/rhythm/tempo.ts';
import type { TempoExpectation } from '../../moves/dances/dance.ts';

/** Tempos of the grid that count as one: 2 %. */
const BIN = 20;
/** What a song's tempo may do from one window to the next without being another tempo, in bins. */
const DRIFT_BINS = 2;
/**
 * A change to another tempo costs as much as e to this power in likelihood. A rhythm that repeats after every third
 * eighth for a section is as likely by half, and does not pay for it; another tempo for half a minute does.
 */
const CHANGE_COST = 4;
/** No tempo is less likely than by this factor. */
const LEAST_LIKELIHOOD = 0.05;

/**
 * The tempo of each window of a song, in beats per minute: of all courses that it may take, the likeliest, where it
 * changes as seldom as songs do. A mix or a medley may change by any amount.
 * Method: Viterbi over tempo likelihoods; Müller, Fundamentals of Music Processing (2015), section 6.2 for those.
 */
export function tempoPath(
  correlations: readonly PulseCorrelation[],
  expectation: TempoExpectation,
): number[] {
  const windows = correlations.map((correlation) => binned(correlation, expectation));
  const bins = windows[0]?.length ?? 0;
  let costs = new Float64Array(bins);
  const from: Int32Array[] = [];
  for (const window of windows) {
    const cheapest = costs.indexOf(Math.min(...costs));
    const before = Int32Array.from({ length: bins }, (_, bin) => {
      let best = bin;
      for (let near = Math.max(0, bin - DRIFT_BINS); near <= Math.min(bins - 1, bin + DRIFT_BINS); near++) {
        best = costs[near] < costs[best] ? near : best;
      }
      return costs[cheapest] + CHANGE_COST < costs[best] ? cheapest : best;
    });
    costs = Float64Array.from(before, (bin, to) => {
      const change = Math.abs(bin - to) > DRIFT_BINS ? CHANGE_COST : 0;
      return costs[bin] + change + window[to].cost;
    });
    from.push(before);
  }
  let bin = costs.indexOf(Math.min(...costs));
  const path: number[] = [];
  for (let i = windows.length - 1; i >= 0; i--) {
    path.push(windows[i][bin].bpm);
    bin = from[i][bin];
  }
  return path.reverse();
}

/** Whether the tempo of one window goes over into that of the next, or another tempo begins. */
export function isDrift(from: number, to: number): boolean {
  return Math.abs(Math.log(to / from)) <= Math.log(GRID_RATIO) * BIN * (DRIFT_BINS + 1);
}

/** Of each bin the likeliest tempo, and what it costs: the less likely beside the likeliest of all, the more. */
function binned(
  correlation: PulseCorrelation,
  expectation: TempoExpectation,
): { bpm: number; cost: number }[] {
  const tempos = tempoLikelihoods(correlation, expectation);
  const highest = Math.max(...tempos.map(({ likelihood }) => likelihood));
  return Array.from({ length: Math.ceil(tempos.length / BIN) }, (_, bin) => {
    const { bpm, likelihood } = tempos
      .slice(bin * BIN, (bin + 1) * BIN)
      .reduce((best, tempo) => (tempo.likelihood > best.likelihood ? tempo : best));
    const share = highest > 0 ? Math.max(LEAST_LIKELIHOOD, likelihood / highest) : 1;
    return { bpm, cost: -Math.log(share) };
  });
}
