import { quantile } from '../../statistics.ts';
import { emptyTable, type FrameTable } from './frameTable.ts';

/**
 * Nothing is heard below this. Without such a floor the noise between the notes, which differs from recording to
 * recording, would count as much as the music.
 */
export const FLOOR_DECIBELS = -50;

/** Share of the frames that are quieter than the clip's peak: the few loudest do not set the scale. */
const PEAK_RANK = 0.95;

/** The level all others are measured against: the 95th percentile of the frames' strongest columns. */
function peakPower(powers: FrameTable): number {
  const strongest = new Float64Array(powers.frames);
  for (let frame = 0; frame < powers.frames; frame++) {
    for (let i = frame * powers.columns; i < (frame + 1) * powers.columns; i++) {
      strongest[frame] = Math.max(strongest[frame], powers.values[i]);
    }
  }
  return quantile(strongest, PEAK_RANK);
}

/**
 * Every number in dB relative to the table's peak, at least `floor`: the same for a quiet and a loud recording.
 * All at the floor where the peak is 0.
 */
export function decibelsBelowPeak(powers: FrameTable, floor: number = FLOOR_DECIBELS): FrameTable {
  const peak = peakPower(powers);
  const least = peak * 10 ** (floor / 10);
  const levels = emptyTable(powers.frames, powers.columns);
  for (let i = 0; i < powers.values.length; i++) {
    const power = powers.values[i];
    levels.values[i] = peak > 0 && power > least ? 10 * Math.log10(power / peak) : floor;
  }
  return levels;
}
