import { SAMPLE_RATE } from '../../../media/frames/frame.ts';
import { decibelsBelowPeak } from '../spectrum/decibels.ts';
import { emptyTable, type FrameTable, rowOf } from '../spectrum/frameTable.ts';
import { bandPowers, melBands } from '../spectrum/melBands.ts';
import { type FrameLayout, forEachPowerSpectrum, frameCount } from '../spectrum/stft.ts';

/** A signal of the sound at a steady rate, such as the strength of its onsets. */
export interface Envelope {
  readonly values: Float64Array;
  readonly framesPerSecond: number;
}

/** Short frames, to place an onset, at a hop of 6 ms, to tell tempos apart that differ by a part in a thousand. */
const LAYOUT: FrameLayout = { windowSamples: 1024, hopSamples: 128 };

/** Levels are compared over two hops: over one, noise rises as often as music does. */
const LAG_FRAMES = 2;

const BANDS = melBands({
  count: 40,
  lowestHz: 30,
  highestHz: 8000,
  windowSamples: LAYOUT.windowSamples,
  sampleRate: SAMPLE_RATE,
});

/**
 * How loud each mel band is at each moment, in dB below the sound's peak: 172 frames a second, the first at the
 * sound's start, of 40 bands from 30 Hz to 8 kHz, the low ones 80 Hz wide.
 * @param samples mono at SAMPLE_RATE.
 */
export function onsetLevels(samples: Float32Array): FrameTable {
  const powers = emptyTable(frameCount(samples.length, LAYOUT), BANDS.bands.length);
  forEachPowerSpectrum(samples, LAYOUT, (power, frame) => bandPowers(BANDS, power, rowOf(powers, frame)));
  return decibelsBelowPeak(powers);
}

/**
 * How strongly notes and beats set in at each moment: the rise of the mel bands' levels, mean over the bands, in dB
 * per 12 ms. 172 values a second, the first at the sound's start. Independent of gain.
 * @param samples mono at SAMPLE_RATE.
 * Method: spectral flux, Müller, Fundamentals of Music Processing (2015), section 6.1.2.
 */
export function onsetStrength(samples: Float32Array): Envelope {
  return onsetStrengthOf(onsetLevels(samples));
}

/** The same of levels that are already there, of their lowest `bands` only where it is given. */
export function onsetStrengthOf(levels: FrameTable, bands: number = levels.columns): Envelope {
  return { values: rises(levels, bands), framesPerSecond: SAMPLE_RATE / LAYOUT.hopSamples };
}

function rises({ frames, columns, values }: FrameTable, bands: number): Float64Array {
  const strength = new Float64Array(frames);
  for (let frame = LAG_FRAMES; frame < frames; frame++) {
    let sum = 0;
    for (let i = frame * columns; i < frame * columns + bands; i++) {
      sum += Math.max(0, values[i] - values[i - LAG_FRAMES * columns]);
    }
    strength[frame] = sum / bands;
  }
  return strength;
}
