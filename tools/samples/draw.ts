// Draws and plays the sample clips: node scripts/run.mjs tools/samples/draw.ts [CLIP KEY ...]
// Without keys all of them, with their annotations and truth. The same ffmpeg makes the same bytes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { SAMPLE_CLIPS, type SampleClip } from './clips.ts';
import { encode } from './encode.ts';
import { film } from './filming.ts';
import { playSong } from './music/song.ts';
import { SONGS } from './music/songs.ts';
import { ANNOTATIONS_FILE, annotationsFile, clipFile, TRUTH_FILE, truthFile } from './sampleFiles.ts';

async function drawClip(clip: SampleClip, program: string, scratch: string): Promise<void> {
  const soundFile = clip.hasSound ? join(scratch, 'sound.f32') : null;
  if (soundFile !== null) {
    const samples = playSong(SONGS[clip.song], clip);
    writeFileSync(soundFile, Buffer.from(samples.buffer));
  }
  const output = clipFile(clip.key);
  mkdirSync(dirname(output), { recursive: true });
  const { frameCount, pixels } = film(clip);
  await encode({ program, output, frameCount, pixels, soundFile });
}

async function main(keys: readonly string[]): Promise<void> {
  const unknown = keys.filter((key) => SAMPLE_CLIPS.every((clip) => clip.key !== key));
  if (unknown.length > 0) {
    throw new Error(`no such sample: ${unknown.join(', ')}`);
  }
  const wanted = keys.length === 0 ? SAMPLE_CLIPS : SAMPLE_CLIPS.filter(({ key }) => keys.includes(key));
  const { ffmpeg } = await findFfmpeg();
  const scratch = mkdtempSync(join(tmpdir(), 'samples-'));
  try {
    for (const clip of wanted) {
      await drawClip(clip, ffmpeg, scratch);
      console.log(clipFile(clip.key));
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  writeFileSync(ANNOTATIONS_FILE, `${JSON.stringify(annotationsFile(SAMPLE_CLIPS), null, 2)}\n`);
  writeFileSync(TRUTH_FILE, `${JSON.stringify(truthFile(SAMPLE_CLIPS))}\n`);
}

void main(process.argv.slice(2));
