import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Choreography, PlanBlock } from '../../src/choreography/plan/choreography.ts';
import type { RenderOptions } from '../../src/choreography/render/renderOptions.ts';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';

/** A small picture: tests look at colours, not at dancers. */
export const OPTIONS: RenderOptions = {
  canvas: { width: 96, height: 64 },
  framesPerSecond: 25,
  overlay: false,
  blend: false,
  encoder: 'auto',
};

/** Beats of the test song: none of them falls on a frame, and they are not evenly apart. */
export const BEAT_TIMES = Array.from({ length: 33 }, (_, beat) => 0.217 + beat * 0.4913 + 0.004 * (beat % 3));

export interface BlockSketch {
  readonly clip: string;
  readonly beats: number;
  readonly from?: number;
  readonly to?: number;
  readonly crossfade?: number;
}

/** A plan of these blocks from the given beat on, with a song of clicks beside it. */
export function planOf(
  sketches: readonly BlockSketch[],
  song: Choreography['song'],
  startBeat = 0,
): Choreography {
  let beat = startBeat;
  const blocks = sketches.map(({ clip, beats, from = 0, to, crossfade = 0 }): PlanBlock => {
    const startBeat = beat;
    beat += beats;
    const seconds = song.beatTimes[beat] - song.beatTimes[startBeat];
    return {
      ...{ clip, startBeat, beats, fromSeconds: from, toSeconds: to ?? from + seconds },
      ...{ crossfadeSeconds: crossfade, locked: false, reasons: null },
    };
  });
  return {
    version: 1,
    name: 'A test',
    clipFolder: 'clips',
    song,
    request: {
      ...{ words: null, durationSeconds: null, difficulty: [], energy: [], style: [], category: [] },
      ...{ excluded: [], opening: null, ending: null, seed: 0 },
    },
    fadeInSeconds: 0,
    fadeOutSeconds: 0,
    blocks,
    compromises: [],
  };
}

/** Writes a song of a low tone with a click at each of BEAT_TIMES, as an MP3, whose encoder delays it as it does any. */
export async function clickSong({ ffmpeg }: FfmpegTools, folder: string): Promise<Choreography['song']> {
  const rate = 44_100;
  const durationSeconds = BEAT_TIMES[BEAT_TIMES.length - 1] + 0.5;
  const samples = new Int16Array(Math.ceil(durationSeconds * rate));
  samples.forEach((_, i) => {
    samples[i] = 9_000 * Math.sin((2 * Math.PI * 220 * i) / rate);
  });
  for (const time of BEAT_TIMES) {
    const start = Math.round(time * rate);
    for (let i = 0; i < 2000; i++) {
      samples[start + i] += 20_000 * Math.exp(-i / 300) * Math.sin((2 * Math.PI * 1800 * i) / rate);
    }
  }
  const file = join(folder, 'song.mp3');
  await execa(
    ffmpeg,
    [
      ...['-v', 'error', '-y', '-f', 's16le', '-ar', `${rate}`, '-ac', '1', '-i', 'pipe:0'],
      ...['-c:a', 'libmp3lame', '-b:a', '128k', file],
    ],
    { input: new Uint8Array(samples.buffer) },
  );
  return {
    path: 'song.mp3',
    contentHash: createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
    durationSeconds,
    tempoBpm: 60 / 0.4913,
    beatTimes: BEAT_TIMES,
    firstPhraseBeat: 0,
    sections: [{ startBeat: 0, endBeat: BEAT_TIMES.length, energy: 0.5, label: null }],
  };
}

/** Every frame of a video as the mean brightness of red, green and blue in its middle, 0 to 255. */
export async function coloursOf({ ffmpeg }: FfmpegTools, video: string): Promise<number[][]> {
  const { stdout } = await execa(
    ffmpeg,
    [
      '-v',
      'error',
      '-i',
      video,
      '-vf',
      'crop=8:8,scale=1:1:flags=area',
      '-pix_fmt',
      'rgb24',
      '-f',
      'rawvideo',
      '-',
    ],
    { encoding: 'buffer' },
  );
  return Array.from({ length: stdout.length / 3 }, (_, frame) => [
    ...stdout.subarray(3 * frame, 3 * frame + 3),
  ]);
}

/** Samples of a video's sound as it is heard, at 48 kHz, -1 to 1. */
export async function soundOf(
  { ffmpeg }: FfmpegTools,
  video: string,
  filters: readonly string[] = [],
): Promise<Float32Array> {
  const { stdout } = await execa(
    ffmpeg,
    ['-v', 'error', '-i', video, '-vn', ...filters, '-ac', '1', '-ar', '48000', '-f', 'f32le', '-'],
    { encoding: 'buffer' },
  );
  return new Float32Array(Uint8Array.from(stdout).buffer, 0, Math.floor(stdout.length / 4));
}

/** When clicks are heard: where the sound rises over a third of its greatest after a tenth of a second below. */
export function onsetsOf(samples: Float32Array): number[] {
  const greatest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const onsets: number[] = [];
  let quietUntil = 0;
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) > greatest / 3) {
      if (index >= quietUntil) {
        onsets.push(index / 48_000);
      }
      quietUntil = index + 4800;
    }
  }
  return onsets;
}

export async function writePlan(folder: string, plan: Choreography): Promise<string> {
  const file = join(folder, 'dance.choreography.json');
  await writeFile(file, JSON.stringify(plan));
  return file;
}
