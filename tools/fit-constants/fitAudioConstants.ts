import { type MusicFeatures, musicFeatures } from '../../src/embedding/audio/musicFeatures.ts';
import { dampNuisances, type Nuisance } from '../../src/embedding/audio/nuisances.ts';
import { onsetStrength } from '../../src/embedding/audio/rhythm/onsetStrength.ts';
import { pulseCorrelation } from '../../src/embedding/audio/rhythm/pulse.ts';
import {
  BLOCKS,
  type Block,
  type BlockConstants,
  standardise,
} from '../../src/embedding/audio/spectrum/blocks.ts';
import { mean, standardDeviation } from '../../src/embedding/statistics.ts';
import { unit } from '../../src/moves/vectors.ts';
import { heardOtherwise, nuisancesOf } from './audioNuisances.ts';

/** The music of a clip as a fit needs it. */
export interface HeardMusic {
  readonly whole: MusicFeatures;
  /** The same music in excerpts and under noise; none for clips that are not fitted on. */
  readonly otherwise: readonly MusicFeatures[];
}

export type AudioConstants = Readonly<Record<Block, BlockConstants>> & {
  readonly nuisances: readonly Nuisance[];
};

function featuresOf(samples: Float32Array): MusicFeatures {
  const onsets = onsetStrength(samples);
  return musicFeatures(samples, onsets, pulseCorrelation(onsets));
}

/** @param samples mono at SAMPLE_RATE, -1 to 1. @param isFittedOn whether constants are to be fitted on the clip */
export function hear(samples: Float32Array, isFittedOn: boolean): HeardMusic {
  return {
    whole: featuresOf(samples),
    otherwise: isFittedOn ? heardOtherwise(samples).map(featuresOf) : [],
  };
}

/** Six digits are far finer than the fit is sure of. */
const rounded = (value: number): number => Number(value.toPrecision(6));

function scaleOf(clips: readonly Float64Array[]): BlockConstants {
  const columns = Array.from(clips[0], (_, i) => clips.map((features) => features[i]));
  return {
    means: columns.map((column) => rounded(mean(column))),
    deviations: columns.map((column) => rounded(standardDeviation(column))),
  };
}

/** All constants of the audio embedding, fitted on clips, at least one. */
export function fitAudioConstants(clips: readonly HeardMusic[]): AudioConstants {
  const [timbre, harmony, spectrum, rhythm] = BLOCKS.map((block) =>
    scaleOf(clips.map(({ whole }) => whole[block])),
  );
  const blocks = { timbre, harmony, spectrum, rhythm };
  const differences = clips.flatMap(({ whole, otherwise }) => {
    const centre = standardise(whole, blocks);
    return otherwise.map((heard) => standardise(heard, blocks).map((value, i) => value - centre[i]));
  });
  return { ...blocks, nuisances: nuisancesOf(differences) };
}

/** The vector of a clip's music with other constants than the shipped ones. */
export function assembleAudio({ whole }: HeardMusic, constants: AudioConstants): Float32Array | null {
  return unit(dampNuisances(standardise(whole, constants), constants.nuisances));
}
