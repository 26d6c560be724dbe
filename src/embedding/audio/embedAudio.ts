import { profileOf } from '../../moves/dances/profile.ts';
import type { Embedding, ModelId } from '../../moves/move.ts';
import type { BeatGrid } from '../../moves/moveTracks.ts';
import type { AudioQuality } from '../../moves/quality.ts';
import type { MissingCode } from '../../moves/reasons/missing.ts';
import { unit } from '../../moves/vectors.ts';
import { constantsDigest } from '../constantsDigest.ts';
import constants from './constants/audio.json' with { type: 'json' };
import { musicFeatures } from './musicFeatures.ts';
import { dampNuisances } from './nuisances.ts';
import { obstacleIn } from './obstacle.ts';
import { beatGrid } from './rhythm/beatGrid.ts';
import { onsetStrength } from './rhythm/onsetStrength.ts';
import { pulseCorrelation } from './rhythm/pulse.ts';
import { onsetStatistics } from './rhythm/rhythm.ts';
import { CREDIBLE_CONFIDENCE, estimateTempo } from './rhythm/tempo.ts';
import { standardise } from './spectrum/blocks.ts';

/** Raised with every change of what is computed from the sound. */
const METHOD = 1;

/** Signal processing with frozen constants: of another method or other constants, vectors must not be compared. */
export const AUDIO_MODEL: ModelId = `audio-signal+${METHOD}.${constantsDigest(constants)}`;

export interface MusicAnalysis {
  /** Unit vector, 128: timbre 60, harmony 24, spectrum 22, rhythm 22. */
  readonly embedding: Embedding<AudioQuality>;
  /** In beats per minute, one of the dance's or within 1.5 % of them; null where no tempo is credible. */
  readonly tempoBpm: number | null;
  /** Where its beats are; null where no tempo is credible. */
  readonly beats: BeatGrid | null;
}

/**
 * Embeds the music of a clip and measures its tempo, independent of its gain.
 * @param samples mono at SAMPLE_RATE, -1 to 1.
 * @param dance what is danced to it, null where nobody said; the tempo is looked for among those of the dance, and the
 *   vector does not depend on it.
 * @returns a missing embedding, with the reason, for sound that is silent, damaged or shorter than a second.
 */
export function analyseMusic(samples: Float32Array, dance: string | null = null): MusicAnalysis {
  const obstacle = obstacleIn(samples);
  if (obstacle !== null) {
    return missing(obstacle);
  }
  const onsets = onsetStrength(samples);
  const correlation = pulseCorrelation(onsets);
  const standardised = standardise(musicFeatures(samples, onsets, correlation), constants);
  const vector = unit(dampNuisances(standardised, constants.nuisances));
  if (vector === null) {
    return missing('sound-unmeasurable');
  }
  const tempo = estimateTempo(correlation, profileOf(dance).tempo);
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
    beats: credible && beatGrid(onsets, credible.bpm),
  };
}

function missing(because: MissingCode): MusicAnalysis {
  return {
    embedding: { status: 'missing', reason: { because }, model: AUDIO_MODEL },
    tempoBpm: null,
    beats: null,
  };
}
