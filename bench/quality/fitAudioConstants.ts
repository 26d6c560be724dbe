import { nuisancesOf } from '../../scripts/fit-constants/audioNuisances.ts';
import { BLOCKS, type Block, type BlockConstants, standardise } from '../../src/embedding/audio/blocks.ts';
import type { MusicFeatures } from '../../src/embedding/audio/musicFeatures.ts';
import { dampNuisances, type Nuisance } from '../../src/embedding/audio/nuisances.ts';
import { mean, standardDeviation } from '../../src/embedding/statistics.ts';
import { unit } from '../../src/moves/vectors.ts';

/** The music of a clip as a fit needs it. */
export interface HeardMusic {
  readonly whole: MusicFeatures;
  /** The same music in excerpts and under noise; none for clips that are not fitted on. */
  readonly otherwise: readonly MusicFeatures[];
}

export type AudioConstants = Readonly<Record<Block, BlockConstants>> & {
  readonly nuisances: readonly Nuisance[];
};

function scaleOf(clips: readonly Float64Array[]): BlockConstants {
  const columns = Array.from(clips[0], (_, i) => clips.map((features) => features[i]));
  return { means: columns.map(mean), deviations: columns.map(standardDeviation) };
}

/** All constants of the audio embedding over clips, at least one, as `scripts/fit-constants/audio.ts` fits them. */
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
