import { peakOf } from '../../embedding/audio/obstacle.ts';

/**
 * The outline of a sound: the greatest amplitude of each of `buckets` equal stretches, relative to the greatest of
 * all, 0 to 1. All 0 for silence.
 */
export function waveformOf(samples: Float32Array, buckets: number): Float32Array {
  const peaks = Float32Array.from({ length: buckets }, (_, i) => {
    const from = Math.floor((i * samples.length) / buckets);
    const to = Math.floor(((i + 1) * samples.length) / buckets);
    return peakOf(samples.subarray(from, Math.max(from + 1, to)));
  });
  const highest = peakOf(peaks);
  return highest > 0 ? peaks.map((peak) => peak / highest) : peaks;
}
