import { FLOOR_DECIBELS } from './decibels.ts';
import { emptyTable, type FrameTable, rowOf } from './frameTable.ts';

/** Columns of the table that `spectralShape` gives. */
export const SHAPE_COLUMNS = ['centroid', 'spread', 'rollOff', 'flatness', 'loudness'] as const;

const ROLL_OFF_SHARE = 0.85;
const FLOOR_POWER = 10 ** (FLOOR_DECIBELS / 10);
/** Keeps a frame at the floor finite. */
const LEAST_POWER = 1e-9;

/**
 * Where the sound of each frame lies and how it spreads: centroid and spread in octaves around 1 kHz, the frequency
 * below which 85 % of the power lies in octaves above 1 kHz, flatness (mean of the levels less level of the mean)
 * and loudness in dB.
 * @param melDecibels mel bands in dB, floored.
 * @param centresHz of the bands.
 */
export function spectralShape(melDecibels: FrameTable, centresHz: Float64Array): FrameTable {
  const octaves = centresHz.map((hz) => Math.log2(hz / 1000));
  const shape = emptyTable(melDecibels.frames, SHAPE_COLUMNS.length);
  const powers = new Float64Array(melDecibels.columns);
  for (let frame = 0; frame < melDecibels.frames; frame++) {
    const levels = rowOf(melDecibels, frame);
    let [levelSum, fullPower] = [0, 0];
    for (let band = 0; band < powers.length; band++) {
      const power = 10 ** (levels[band] / 10);
      levelSum += levels[band];
      fullPower += power;
      powers[band] = power - FLOOR_POWER + LEAST_POWER;
    }
    const flatness = levelSum / powers.length - 10 * Math.log10(fullPower / powers.length);
    rowOf(shape, frame).set([...spreadOf(powers, octaves), flatness, 10 * Math.log10(fullPower)]);
  }
  return shape;
}

/** Centroid, spread and roll-off of powers that stand at places on a scale. */
function spreadOf(powers: Float64Array, places: Float64Array): [number, number, number] {
  let [total, centroid, spread] = [0, 0, 0];
  for (let i = 0; i < powers.length; i++) {
    total += powers[i];
    centroid += powers[i] * places[i];
  }
  centroid /= total;
  let [below, rollOff] = [0, places[places.length - 1]];
  for (let i = 0; i < powers.length; i++) {
    spread += (powers[i] * (places[i] - centroid) ** 2) / total;
    if (below < ROLL_OFF_SHARE * total && below + powers[i] >= ROLL_OFF_SHARE * total) {
      rollOff = places[i];
    }
    below += powers[i];
  }
  return [centroid, Math.sqrt(spread), rollOff];
}
