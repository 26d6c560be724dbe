import { SAMPLE_RATE } from '../../media/frames/frame.ts';
import { quantile } from '../statistics.ts';
import type { Envelope } from './rhythm/onsetStrength.ts';
import type { PulseCorrelation } from './rhythm/pulse.ts';
import { onsetStatistics, rhythmProfile } from './rhythm/rhythm.ts';
import { chroma } from './spectrum/chroma.ts';
import { decibelsBelowPeak, FLOOR_DECIBELS } from './spectrum/decibels.ts';
import { columnStatistics, emptyTable, type FrameTable, rowOf, selectFrames } from './spectrum/frameTable.ts';
import { bandPowers, melBands } from './spectrum/melBands.ts';
import { changes, mfcc } from './spectrum/mfcc.ts';
import { emptyExtremes, findExtremes, spectralContrast } from './spectrum/spectralContrast.ts';
import { SHAPE_COLUMNS, spectralShape } from './spectrum/spectralShape.ts';
import { type FrameLayout, forEachPowerSpectrum, frameCount } from './spectrum/stft.ts';

/** What is measured of a sound before it is centred and weighted. Lengths 60, 24, 22 and 22. */
export interface MusicFeatures {
  /** Which instruments play, and the room: mean, deviation and change of the MFCC. */
  readonly timbre: Float64Array;
  /** Key and chords: mean and deviation of the chroma. */
  readonly harmony: Float64Array;
  /** Contrast, shape and dynamics of the spectrum. */
  readonly spectrum: Float64Array;
  /** Where the rhythm repeats and how its onsets stand out. */
  readonly rhythm: Float64Array;
}

const LAYOUT: FrameLayout = { windowSamples: 2048, hopSamples: 512 };
/** Twice as long, to tell neighbouring semitones apart: its frames are centred on every second of the others. */
const CHROMA_LAYOUT: FrameLayout = { windowSamples: 4096, hopSamples: 2 * LAYOUT.hopSamples };

const BANDS = melBands({
  count: 64,
  lowestHz: 30,
  highestHz: 8000,
  windowSamples: LAYOUT.windowSamples,
  sampleRate: SAMPLE_RATE,
});

/** Frames whose strongest band does not rise this far above the floor, in dB, are pauses. */
const PAUSE_DECIBELS = 5;
/** With fewer frames that sound than this, all are taken. */
const FEWEST_SOUNDING = 8;

/**
 * Measures a sound that is not silent, of a second or more.
 * @param samples mono at SAMPLE_RATE.
 */
export function musicFeatures(
  samples: Float32Array,
  onsets: Envelope,
  correlation: PulseCorrelation,
): MusicFeatures {
  const spectra = readSpectra(samples);
  const levels = decibelsBelowPeak(spectra.melPowers);
  const sounding = soundingFrames(levels);
  const statistics = (table: FrameTable) => columnStatistics(selectFrames(table, sounding));

  const coefficients = mfcc(levels);
  const cepstrum = statistics(coefficients);
  const chromas = chroma(samples, CHROMA_LAYOUT, SAMPLE_RATE);
  const pitches = columnStatistics(selectFrames(chromas, everySecond(sounding)));
  const contrast = statistics(spectralContrast(spectra.extremes));
  const shape = selectFrames(spectralShape(levels, BANDS.centresHz), sounding);
  const { spread, share } = onsetStatistics(onsets);
  return {
    timbre: join(cepstrum.means, cepstrum.deviations, statistics(changes(coefficients)).deviations),
    harmony: join(pitches.means, pitches.deviations),
    spectrum: join(contrast.means, contrast.deviations, shapeStatistics(shape)),
    rhythm: join(rhythmProfile(correlation), [spread, share]),
  };
}

/** Everything that is read off one pass over the spectra. */
function readSpectra(samples: Float32Array) {
  const frames = frameCount(samples.length, LAYOUT);
  const melPowers = emptyTable(frames, BANDS.bands.length);
  const extremes = emptyExtremes(frames);
  forEachPowerSpectrum(samples, LAYOUT, (power, frame) => {
    bandPowers(BANDS, power, rowOf(melPowers, frame));
    findExtremes(power, SAMPLE_RATE / LAYOUT.windowSamples, rowOf(extremes, frame));
  });
  return { melPowers, extremes };
}

function soundingFrames(levels: FrameTable): Uint8Array {
  const sounding = Uint8Array.from({ length: levels.frames }, (_, frame) =>
    rowOf(levels, frame).some((level) => level > FLOOR_DECIBELS + PAUSE_DECIBELS) ? 1 : 0,
  );
  const count = sounding.reduce((sum, flag) => sum + flag, 0);
  return count < FEWEST_SOUNDING ? sounding.fill(1) : sounding;
}

/** Whether each frame of twice the length holds a frame that sounds. */
function everySecond(sounding: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: Math.ceil(sounding.length / 2) }, (_, i) =>
    sounding.subarray(Math.max(0, 2 * i - 1), 2 * i + 2).includes(1) ? 1 : 0,
  );
}

/** Means and deviations of the shape, then the deviation and the range (10th to 95th percentile) of the loudness. */
function shapeStatistics(shape: FrameTable): Float64Array {
  const { means, deviations } = columnStatistics(shape);
  const loudnessColumn = SHAPE_COLUMNS.indexOf('loudness');
  const loudness = Float64Array.from(
    { length: shape.frames },
    (_, frame) => rowOf(shape, frame)[loudnessColumn],
  );
  return join(means.subarray(0, loudnessColumn), deviations.subarray(0, loudnessColumn), [
    deviations[loudnessColumn],
    quantile(loudness, 0.95) - quantile(loudness, 0.1),
  ]);
}

function join(...parts: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => Array.from(part)));
}
