import { onsetStrengthOf } from '../../embedding/audio/rhythm/onsetStrength.ts';
import { chroma, PITCH_CLASSES } from '../../embedding/audio/spectrum/chroma.ts';
import { emptyTable, type FrameTable, rowOf } from '../../embedding/audio/spectrum/frameTable.ts';
import type { FrameLayout } from '../../embedding/audio/spectrum/stft.ts';
import { SAMPLE_RATE } from '../../media/frames/frame.ts';

/** What is heard from each beat to the next. */
export interface BeatFeatures {
  readonly beats: number;
  /** Mean level of each mel band, in dB below the song's peak. */
  readonly levels: FrameTable;
  /** Mean chroma, shares of the twelve pitch classes. */
  readonly chroma: FrameTable;
  /** Mean power of the samples. */
  readonly power: Float64Array;
  /** Mean onset strength: how much goes on. */
  readonly onsets: Float64Array;
  /** How strongly bass and low drums set in on the beat. */
  readonly lowOnsets: Float64Array;
}

const CHROMA_LAYOUT: FrameLayout = { windowSamples: 4096, hopSamples: 1024 };
/** Up to 240 Hz: the bass and the bongo's low drum. */
const LOW_BANDS = 3;
/** A stroke this far off the beat is on it. */
const ON_BEAT_SECONDS = 0.04;

/**
 * @param times when each beat is heard, and when the last one ends
 * @param levels what `onsetLevels` says of the samples
 */
export function beatFeatures(
  samples: Float32Array,
  levels: FrameTable,
  times: readonly number[],
): BeatFeatures {
  const all = onsetStrengthOf(levels);
  const low = onsetStrengthOf(levels, LOW_BANDS);
  const ranges = (perSecond: number, count: number) => rangesOf(times, perSecond, count);
  const chromas = chroma(samples, CHROMA_LAYOUT, SAMPLE_RATE);
  return {
    beats: times.length - 1,
    levels: meanRows(levels, ranges(all.framesPerSecond, levels.frames)),
    chroma: meanRows(chromas, ranges(SAMPLE_RATE / CHROMA_LAYOUT.hopSamples, chromas.frames)),
    power: Float64Array.from(ranges(SAMPLE_RATE, samples.length), ([from, to]) =>
      meanOf(samples, from, to, (sample) => sample * sample),
    ),
    onsets: Float64Array.from(ranges(all.framesPerSecond, levels.frames), ([from, to]) =>
      meanOf(all.values, from, to, (value) => value),
    ),
    lowOnsets: Float64Array.from(times.slice(0, -1), (time) => {
      const from = Math.max(0, Math.round((time - ON_BEAT_SECONDS) * low.framesPerSecond));
      const to = Math.round((time + ON_BEAT_SECONDS) * low.framesPerSecond);
      return low.values.subarray(from, to + 1).reduce((most, value) => Math.max(most, value), 0);
    }),
  };
}

type Range = readonly [from: number, to: number];

/** Of each beat, the first of its values and the one after its last; at least one. */
function rangesOf(times: readonly number[], perSecond: number, count: number): Range[] {
  return times.slice(0, -1).map((time, beat) => {
    const from = Math.min(count - 1, Math.max(0, Math.round(time * perSecond)));
    return [from, Math.min(count, Math.max(from + 1, Math.round(times[beat + 1] * perSecond)))];
  });
}

function meanRows(table: FrameTable, ranges: readonly Range[]): FrameTable {
  const means = emptyTable(ranges.length, table.columns);
  ranges.forEach(([from, to], beat) => {
    const out = rowOf(means, beat);
    for (let frame = from; frame < to; frame++) {
      const row = rowOf(table, frame);
      for (let column = 0; column < out.length; column++) {
        out[column] += row[column] / (to - from);
      }
    }
  });
  return means;
}

function meanOf(values: ArrayLike<number>, from: number, to: number, of: (value: number) => number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    sum += of(values[i]);
  }
  return sum / (to - from);
}

/** Mean of some rows, from one to before another; beyond the table there are none. All 0 without rows. */
export function meanRow(table: FrameTable, from: number, to: number): Float64Array {
  const mean = new Float64Array(table.columns);
  const [first, end] = [Math.max(0, from), Math.min(table.frames, to)];
  for (let row = first; row < end; row++) {
    rowOf(table, row).forEach((value, column) => {
      mean[column] += value / (end - first);
    });
  }
  return mean;
}

/** How different two chromas are, 0 to 1: 1 less their cosine; 0 where one is silent. */
export function chromaDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < PITCH_CLASSES.length; i++) {
    ab += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return aa > 0 && bb > 0 ? 1 - ab / Math.sqrt(aa * bb) : 0;
}
