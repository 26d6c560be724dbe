// Fits the frozen constants of the audio embedding on a folder of clips and writes them to its data file:
// node scripts/run.mjs tools/fit-constants/audio.ts CLIPS
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { compareKeys, isVideoName } from '../../src/moves/clip.ts';
import { soundOf } from './audioSound.ts';
import { fitAudioConstants, type HeardMusic, hear } from './fitAudioConstants.ts';

const DATA_FILE = 'src/embedding/audio/constants/audio.json';

const HOW = [
  'means, deviations: of each feature over all clips, each clip counting once.',
  'nuisances: main directions in which three excerpts of 5 s and copies under white noise of 20 and 10 dB',
  'differ from their clip. No songs, labels or tempos were used.',
].join(' ');

async function hearClips(folder: string, keys: readonly string[]): Promise<HeardMusic[]> {
  const tools = await findFfmpeg();
  const clips: HeardMusic[] = [];
  for (const [i, key] of keys.entries()) {
    clips.push(hear(await soundOf(tools, join(folder, key)), true));
    console.error(`${i + 1} of ${keys.length}: ${key}`);
  }
  return clips;
}

async function fitAudio(folder: string): Promise<void> {
  const keys = (await glob('**/*', { cwd: folder })).filter(isVideoName).sort(compareKeys);
  const constants = fitAudioConstants(await hearClips(folder, keys));
  const content = { how: HOW, clips: keys, ...constants };
  await writeFile(DATA_FILE, `${JSON.stringify(content, null, 1)}\n`);
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: audio.ts CLIPS');
  process.exitCode = 2;
} else {
  void fitAudio(folder);
}
