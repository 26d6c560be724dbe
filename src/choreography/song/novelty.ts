import type { FrameTable } from '../../embedding/audio/spectrum/frameTable.ts';
import { rowOf } from '../../embedding/audio/spectrum/frameTable.ts';
import { chromaDistance } from './beatFeatures.ts';

/** What is heard in each bar. */
export interface BarFeatures {
  /** Mean level of each mel band in dB. */
  readonly levels: FrameTable;
  readonly chroma: FrameTable;
}

/** Levels that differ by so many dB, root mean square over the bands, are of quite another sound. */
const OTHER_SOUND_DECIBELS = 8;
/** Chromas that differ by so much are of quite another harmony. */
const OTHER_HARMONY = 0.25;
const HARMONY_WEIGHT = 0.35;

/** How alike any two bars sound, 0 to 1, row after row. */
export function similarities({ levels, chroma }: BarFeatures): Float64Array {
  const bars = levels.frames;
  const result = new Float64Array(bars * bars);
  for (let a = 0; a < bars; a++) {
    for (let b = a; b < bars; b++) {
      const sound = levelDistance(rowOf(levels, a), rowOf(levels, b)) / OTHER_SOUND_DECIBELS;
      const harmony = chromaDistance(rowOf(chroma, a), rowOf(chroma, b)) / OTHER_HARMONY;
      const alike = (1 - HARMONY_WEIGHT) * Math.exp(-sound * sound) + HARMONY_WEIGHT * Math.exp(-harmony);
      result[a * bars + b] = alike;
      result[b * bars + a] = alike;
    }
  }
  return result;
}

function levelDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += (a[i] - b[i]) ** 2;
  }
  return Math.sqrt(sum / a.length);
}

/**
 * How much what follows each bar's start differs from what came before, while both are alike in themselves: about 0
 * within a section, towards 1 where another begins.
 * @param reach bars before and after that are compared
 * Method: checkerboard kernel on the self-similarity matrix; Foote, Automatic Audio Segmentation Using a Measure of
 * Audio Novelty (2000), with means in place of sums so that the song's ends compare with its middle.
 */
export function novelty(alike: Float64Array, bars: number, reach: number): Float64Array {
  const deviation = reach / 2;
  const weight = (offset: number) => Math.exp(-0.5 * ((offset + 0.5) / deviation) ** 2);
  return Float64Array.from({ length: bars }, (_, bar) => {
    const before = Math.min(reach, bar);
    const after = Math.min(reach, bars - bar);
    if (before < 2 || after < 2) {
      return 0;
    }
    const block = (rows: number, rowStep: 1 | -1, columns: number, columnStep: 1 | -1): number => {
      let [sum, weights] = [0, 0];
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          // A bar is always like itself: that says nothing of its section.
          if (i !== j || rowStep !== columnStep) {
            const row = rowStep > 0 ? bar + i : bar - 1 - i;
            const column = columnStep > 0 ? bar + j : bar - 1 - j;
            sum += weight(i) * weight(j) * alike[row * bars + column];
            weights += weight(i) * weight(j);
          }
        }
      }
      return sum / weights;
    };
    const within = (block(before, -1, before, -1) + block(after, 1, after, 1)) / 2;
    return Math.max(0, within - block(before, -1, after, 1));
  });
}
