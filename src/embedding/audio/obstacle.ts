import { SAMPLE_RATE } from '../../media/frames/frame.ts';
import type { MissingCode } from '../../moves/reasons/missing.ts';

const SHORTEST_SECONDS = 1;
/** Amplitude of -80 dB: below it lie only the rounding and the dither of 16-bit sound. */
const SILENT_AMPLITUDE = 1e-4;
/** With less of the sound above silence than this, what is loud has no company to be measured against. */
const LEAST_SOUNDING_SHARE = 0.1;

/**
 * Why nothing can be measured of a sound; null where it can.
 * @param samples mono at SAMPLE_RATE.
 */
export function obstacleIn(samples: Float32Array): MissingCode | null {
  if (samples.length < SHORTEST_SECONDS * SAMPLE_RATE) {
    return 'sound-too-short';
  }
  let [sounding, blocks] = [0, 0];
  for (let start = 0; start < samples.length; start += SAMPLE_RATE / 10) {
    const peak = peakOf(samples.subarray(start, start + SAMPLE_RATE / 10));
    if (!Number.isFinite(peak)) {
      return 'sound-damaged';
    }
    sounding += peak > SILENT_AMPLITUDE ? 1 : 0;
    blocks++;
  }
  if (sounding === 0) {
    return 'sound-silent';
  }
  return sounding < LEAST_SOUNDING_SHARE * blocks ? 'sound-almost-silent' : null;
}

/** Greatest amplitude, NaN where a sample is no number. */
export function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample));
  }
  return peak;
}
