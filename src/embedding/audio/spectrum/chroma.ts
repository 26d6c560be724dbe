import { emptyTable, type FrameTable, rowOf } from './frameTable.ts';
import { type FrameLayout, forEachPowerSpectrum, frameCount } from './stft.ts';

/** Pitch classes of a chroma, C first. */
export const PITCH_CLASSES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;

/** From the bass guitar's C to the top of the requinto: above it, overtones and percussion blur the harmony. */
const LOWEST_HZ = 65;
const HIGHEST_HZ = 2100;
const TUNING_HZ = 440;
/** Semitones from C up to the tuning note, A. */
const TUNING_CLASS = 9;
/** Width of a pitch class in semitones, as the standard deviation of a bell curve. */
const WIDTH_SEMITONES = 0.35;

interface ChromaWeights {
  readonly firstStep: number;
  readonly steps: number;
  /** Of each frequency from `firstStep` on, its weight in the twelve pitch classes, one frequency after the other. */
  readonly weights: Float64Array;
}

function chromaWeights(windowSamples: number, sampleRate: number): ChromaWeights {
  const firstStep = Math.ceil((LOWEST_HZ * windowSamples) / sampleRate);
  const lastStep = Math.floor((HIGHEST_HZ * windowSamples) / sampleRate);
  const steps = lastStep - firstStep + 1;
  const weights = Float64Array.from({ length: steps * PITCH_CLASSES.length }, (_, i) => {
    const hz = ((firstStep + Math.floor(i / PITCH_CLASSES.length)) * sampleRate) / windowSamples;
    const pitch = 12 * Math.log2(hz / TUNING_HZ) + TUNING_CLASS;
    const above = pitch - (i % PITCH_CLASSES.length);
    const distance = above - 12 * Math.round(above / 12);
    return Math.exp(-0.5 * (distance / WIDTH_SEMITONES) ** 2);
  });
  return { firstStep, steps, weights };
}

/**
 * Chroma of each frame: how its sound spreads over the twelve pitch classes whatever the octave, as shares that sum
 * to 1 (all 0 in silence). Assumes an A of 440 Hz.
 * Method: Müller, Fundamentals of Music Processing (2015), section 3.1.2.
 */
export function chroma(samples: Float32Array, layout: FrameLayout, sampleRate: number): FrameTable {
  const { firstStep, steps, weights } = chromaWeights(layout.windowSamples, sampleRate);
  const table = emptyTable(frameCount(samples.length, layout), PITCH_CLASSES.length);
  const sums = new Float64Array(PITCH_CLASSES.length);
  forEachPowerSpectrum(samples, layout, (power, frame) => {
    sums.fill(0);
    for (let i = 0; i < steps; i++) {
      const magnitude = Math.sqrt(power[firstStep + i]);
      for (let pitchClass = 0; pitchClass < sums.length; pitchClass++) {
        sums[pitchClass] += magnitude * weights[i * sums.length + pitchClass];
      }
    }
    const total = sums.reduce((sum, share) => sum + share, 0);
    if (total > 0) {
      rowOf(table, frame).set(sums.map((sum) => sum / total));
    }
  });
  return table;
}
