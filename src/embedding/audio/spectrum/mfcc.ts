import { emptyTable, type FrameTable, rowOf } from './frameTable.ts';

/** Coefficients 1 to 20: the 0th is loudness alone. */
export const MFCC_COUNT = 20;

/**
 * Mel-frequency cepstral coefficients 1 to 20 of each frame: the outline of its spectrum, coarse to fine, by the
 * orthonormal cosine transform (DCT-II) of its mel bands.
 * @param melDecibels mel bands in dB.
 * Method: Davis and Mermelstein (1980).
 */
export function mfcc(melDecibels: FrameTable): FrameTable {
  const bands = melDecibels.columns;
  const cosines = Array.from({ length: MFCC_COUNT }, (_, i) =>
    Float64Array.from(
      { length: bands },
      (_, band) => Math.sqrt(2 / bands) * Math.cos((Math.PI * (i + 1) * (band + 0.5)) / bands),
    ),
  );
  const coefficients = emptyTable(melDecibels.frames, MFCC_COUNT);
  for (let frame = 0; frame < melDecibels.frames; frame++) {
    const levels = rowOf(melDecibels, frame);
    const out = rowOf(coefficients, frame);
    for (let i = 0; i < MFCC_COUNT; i++) {
      const cosine = cosines[i];
      let sum = 0;
      for (let band = 0; band < bands; band++) {
        sum += cosine[band] * levels[band];
      }
      out[i] = sum;
    }
  }
  return coefficients;
}

/** How each column changes around each frame: the next frame less the one before. The ends repeat their neighbours. */
export function changes(table: FrameTable): FrameTable {
  const { frames, columns } = table;
  const difference = emptyTable(frames, columns);
  for (let frame = 0; frame < frames; frame++) {
    const centre = Math.min(Math.max(frame, 1), Math.max(frames - 2, 0));
    const before = rowOf(table, Math.max(centre - 1, 0));
    const after = rowOf(table, Math.min(centre + 1, frames - 1));
    const out = rowOf(difference, frame);
    for (let column = 0; column < columns; column++) {
      out[column] = after[column] - before[column];
    }
  }
  return difference;
}
