// Fits the frozen constants of the audio embedding on a folder of clips and writes them to its data file:
// node scripts/run.mjs scripts/fit-constants/audio.ts CLIPS
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { BLOCKS, type Block, type BlockConstants, standardise } from '../../src/embedding/audio/blocks.ts';
import { type MusicFeatures, musicFeatures } from '../../src/embedding/audio/musicFeatures.ts';
import { onsetStrength } from '../../src/embedding/audio/onsetStrength.ts';
import { pulseCorrelation } from '../../src/embedding/audio/pulse.ts';
import { mean, standardDeviation } from '../../src/embedding/statistics.ts';
import { findFfmpeg } from '../../src/media/findFfmpeg.ts';
import { compareKeys, isVideoName } from '../../src/moves/clip.ts';
import { heardOtherwise, nuisancesOf } from './audioNuisances.ts';
import { soundOf } from './audioSound.ts';

const DATA_FILE = 'src/embedding/audio/constants/audio.json';

const HOW = [
  'means, deviations: of each feature over all clips, each clip counting once.',
  'nuisances: main directions in which three excerpts of 5 s and copies under white noise of 20 and 10 dB',
  'differ from their clip. No songs, labels or tempos were used.',
].join(' ');

interface MeasuredClip {
  readonly whole: MusicFeatures;
  readonly otherwise: readonly MusicFeatures[];
}

function measure(samples: Float32Array): MusicFeatures {
  const onsets = onsetStrength(samples);
  return musicFeatures(samples, onsets, pulseCorrelation(onsets));
}

async function measureClips(folder: string, keys: readonly string[]): Promise<MeasuredClip[]> {
  const tools = await findFfmpeg();
  const clips: MeasuredClip[] = [];
  for (const [i, key] of keys.entries()) {
    const samples = await soundOf(tools, join(folder, key));
    clips.push({ whole: measure(samples), otherwise: heardOtherwise(samples).map(measure) });
    console.error(`${i + 1} of ${keys.length}: ${key}`);
  }
  return clips;
}

function blockConstants(clips: readonly MeasuredClip[], block: Block): BlockConstants {
  const columns = Array.from(clips[0].whole[block], (_, i) => clips.map(({ whole }) => whole[block][i]));
  // Six digits are far finer than the fit is sure of.
  const rounded = (value: number) => Number(value.toPrecision(6));
  return {
    means: columns.map((column) => rounded(mean(column))),
    deviations: columns.map((column) => rounded(standardDeviation(column))),
  };
}

async function fitAudio(folder: string): Promise<void> {
  const keys = (await glob('**/*', { cwd: folder })).filter(isVideoName).sort(compareKeys);
  const clips = await measureClips(folder, keys);
  const [timbre, harmony, spectrum, rhythm] = BLOCKS.map((block) => blockConstants(clips, block));
  const constants = { timbre, harmony, spectrum, rhythm };
  const differences = clips.flatMap(({ whole, otherwise }) => {
    const centre = standardise(whole, constants);
    return otherwise.map((heard) => standardise(heard, constants).map((value, i) => value - centre[i]));
  });
  const content = { how: HOW, clips: keys, ...constants, nuisances: nuisancesOf(differences) };
  await writeFile(DATA_FILE, `${JSON.stringify(content, null, 1)}\n`);
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: audio.ts CLIPS');
  process.exitCode = 2;
} else {
  void fitAudio(folder);
}
