import { SAMPLE_RATE } from '../../media/frame.ts';
import type { Embedding, ModelId } from '../../moves/move.ts';
import type { AudioQuality } from '../../moves/quality.ts';
import { unit } from '../../moves/vectors.ts';
import { constantsDigest } from '../constantsDigest.ts';
import { standardise } from './blocks.ts';
import constants from './constants/audio.json' with { type: 'json' };
import { musicFeatures } from './musicFeatures.ts';
import { dampNuisances } from './nuisances.ts';
import { onsetStrength } from './onsetStrength.ts';
import { pulseCorrelation } from './pulse.ts';
import { onsetStatistics } from './rhythm.ts';
import { CREDIBLE_CONFIDENCE, estimateTempo } from './tempo.ts';

/** Raised with every change of what is computed from the sound. */
const METHOD = 1;

/** Signal processing with frozen constants: of another method or other constants, vectors must not be compared. */
export const AUDIO_MODEL: ModelId = `audio-signal+${METHOD}.${constantsDigest(constants)}`;

export interface MusicAnalysis {
  /** Unit vector, 128: timbre 60, harmony 24, spectrum 22, rhythm 22. */
  readonly embedding: Embedding<AudioQuality>;
  /** In beats per minute, 79 to 193; null where no tempo is credible. */
  readonly tempoBpm: number | null;
}

const SHORTEST_SECONDS = 1;
/** Amplitude of -80 dB: below it lie only the rounding and the dither of 16-bit sound. */
const SILENT_AMPLITUDE = 1e-4;
/** With less of the sound above silence than this, what is loud has no company to be measured against. */
const LEAST_SOUNDING_SHARE = 0.1;

/**
 * Embeds the music of a clip and measures its tempo, independent of its gain.
 * @param samples mono at SAMPLE_RATE, -1 to 1.
 * @returns a missing embedding, with the reason, for sound that is silent, damaged or shorter than a second.
 */
export function analyseMusic(samples: Float32Array): MusicAnalysis {
  const obstacle = obstacleIn(samples);
  if (obstacle !== null) {
    return missing(obstacle);
  }
  const onsets = onsetStrength(samples);
  const correlation = pulseCorrelation(onsets);
  const standardised = standardise(musicFeatures(samples, onsets, correlation), constants);
  const vector = unit(dampNuisances(standardised, constants.nuisances));
  if (vector === null) {
    return missing('nothing in the sound could be measured');
  }
  const tempo = estimateTempo(correlation);
  const confidence = tempo?.confidence ?? 0;
  const credible = confidence >= CREDIBLE_CONFIDENCE ? tempo : null;
  const quality: AudioQuality = {
    onsetStrength: onsetStatistics(onsets).spread,
    tempoConfidence: confidence,
    tempoAlternativeBpm: credible?.alternativeBpm ?? null,
  };
  return {
    embedding: { status: 'embedded', vector, model: AUDIO_MODEL, quality },
    tempoBpm: credible?.bpm ?? null,
  };
}

function obstacleIn(samples: Float32Array): string | null {
  if (samples.length < SHORTEST_SECONDS * SAMPLE_RATE) {
    return 'the sound is shorter than a second';
  }
  let [sounding, blocks] = [0, 0];
  for (let start = 0; start < samples.length; start += SAMPLE_RATE / 10) {
    const peak = peakOf(samples.subarray(start, start + SAMPLE_RATE / 10));
    if (!Number.isFinite(peak)) {
      return 'the sound is damaged';
    }
    sounding += peak > SILENT_AMPLITUDE ? 1 : 0;
    blocks++;
  }
  if (sounding === 0) {
    return 'the sound is silent';
  }
  return sounding < LEAST_SOUNDING_SHARE * blocks ? 'the sound is silent but for a moment' : null;
}

/** Greatest amplitude, NaN where a sample is no number. */
function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample));
  }
  return peak;
}

function missing(reason: string): MusicAnalysis {
  return { embedding: { status: 'missing', reason, model: AUDIO_MODEL }, tempoBpm: null };
}
