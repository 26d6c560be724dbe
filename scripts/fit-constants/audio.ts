// Fits the frozen constants of the audio embedding on a folder of clips and writes them to its data file:
// node scripts/run.mjs scripts/fit-constants/audio.ts CLIPS
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { BLOCKS, type BlockConstants } from '../../src/embedding/audio/blocks.ts';
import { type MusicFeatures, musicFeatures } from '../../src/embedding/audio/musicFeatures.ts';
import { onsetStrength } from '../../src/embedding/audio/onsetStrength.ts';
import { pulseCorrelation } from '../../src/embedding/audio/pulse.ts';
import { mean, standardDeviation } from '../../src/embedding/pose/statistics.ts';
import { findFfmpeg } from '../../src/media/findFfmpeg.ts';
import { compareKeys, isVideoName } from '../../src/moves/clip.ts';
import { soundOf } from './audioSound.ts';

const DATA_FILE = 'src/embedding/audio/constants/audio.json';

/** Six digits are far finer than the fit is sure of, and keep the file the same on every machine. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** Mean and standard deviation of each feature over the clips, all of the same length. */
function constantsOf(clips: readonly Float64Array[]): BlockConstants {
  const columns = Array.from(clips[0], (_, i) => clips.map((features) => features[i]));
  return {
    means: columns.map((column) => rounded(mean(column))),
    deviations: columns.map((column) => rounded(standardDeviation(column))),
  };
}

async function fitAudio(folder: string): Promise<void> {
  const tools = await findFfmpeg();
  const keys = (await glob('**/*', { cwd: folder })).filter(isVideoName).sort(compareKeys);
  const features: MusicFeatures[] = [];
  for (const [i, key] of keys.entries()) {
    const samples = await soundOf(tools, join(folder, key));
    const onsets = onsetStrength(samples);
    features.push(musicFeatures(samples, onsets, pulseCorrelation(onsets)));
    console.error(`${i + 1} of ${keys.length}: ${key}`);
  }
  const content = {
    how: 'Mean and standard deviation of each feature over all clips, each clip counting once.',
    clips: keys,
    ...Object.fromEntries(BLOCKS.map((block) => [block, constantsOf(features.map((clip) => clip[block]))])),
  };
  await writeFile(DATA_FILE, `${JSON.stringify(content, null, 1)}\n`);
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: audio.ts CLIPS');
  process.exitCode = 2;
} else {
  void fitAudio(folder);
}
