import { basename } from 'node:path';
import { obstacleIn } from '../../embedding/audio/obstacle.ts';
import { contentHash } from '../../media/contentHash.ts';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { SAMPLE_RATE } from '../../media/frames/frame.ts';
import type { ClipProbe } from '../../media/probe/clipProbe.ts';
import { probeSong } from '../../media/probe/probeClip.ts';
import { decodeSong, LONGEST_SONG_SECONDS } from '../../media/sound/decodeSong.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import { Failure } from '../../shared/failure.ts';
import { hearSong } from './hearSong.ts';
import type { SongAnalysis, SongCall } from './songAnalysis.ts';
import { waveformOf } from './waveform.ts';

const SHORTEST_SECONDS = 20;
/** How much less than the container promises may come out of a file in order: containers round. */
const MISSING_SHARE = 0.05;

/**
 * Finds the beats and sections of a song.
 * @param file absolute path of a sound file, or of a video with sound
 * @throws Failure `bad-request` with a remedy where the file is missing, damaged, silent, without a steady beat,
 *   shorter than 20 seconds or longer than 15 minutes; `no-ffmpeg`; `cancelled` on abort
 */
export async function analyseSong(
  tools: FfmpegTools,
  file: string,
  call: SongCall = {},
): Promise<SongAnalysis> {
  const samples = await readSong(tools, file, call);
  if (samples.length < SHORTEST_SECONDS * SAMPLE_RATE) {
    const seconds = Math.round(samples.length / SAMPLE_RATE);
    throw refusal(
      file,
      `is only ${seconds} seconds long`,
      `Choose a song of ${SHORTEST_SECONDS} seconds or more.`,
    );
  }
  const hash = await hashOf(file, call);
  const heard = hearSong(samples, call.dance);
  if (heard === null) {
    throw refusal(file, 'has no steady beat to dance to', 'Choose a song with a clear rhythm.');
  }
  return { ...heard, facts: { ...heard.facts, contentHash: hash } };
}

/**
 * The outline of a song's sound: the greatest amplitude of each of `buckets` equal stretches, relative to the
 * greatest of all, 0 to 1. Throws as `analyseSong`, but takes songs that are short or have no beat.
 */
export async function readWaveform(
  tools: FfmpegTools,
  file: string,
  buckets: number,
  call: SongCall = {},
): Promise<Float32Array> {
  return waveformOf(await readSong(tools, file, call), buckets);
}

/** The whole sound of a song that is not silent, mono at SAMPLE_RATE. */
async function readSong(tools: FfmpegTools, file: string, call: SongCall): Promise<Float32Array> {
  const result = await probeSong(tools, file, { signal: call.signal });
  if (result.status === 'unreadable') {
    throw refusal(file, `cannot be used as a song: ${inEnglish(result.reason)}`, 'Choose another song.');
  }
  const promised = soundLength(result.probe) ?? 0;
  refuseTooLong(file, promised);
  const { samples, complaints } = await decodeSong(tools, file, result.probe, {
    ...call,
    longestSeconds: LONGEST_SONG_SECONDS + 1,
  });
  const seconds = samples.length / SAMPLE_RATE;
  refuseTooLong(file, seconds);
  if (seconds < promised * (1 - MISSING_SHARE) && complaints.length > 0) {
    const missing = `is damaged: only ${seconds.toFixed(0)} of its ${promised.toFixed(0)} seconds can be read`;
    throw refusal(file, missing, 'Get the file again, or choose another song.');
  }
  const obstacle = samples.length === 0 ? null : obstacleIn(samples);
  if (samples.length === 0 || obstacle !== null) {
    const why = obstacle === null ? 'nothing in it can be decoded' : inEnglish({ because: obstacle });
    throw refusal(file, `cannot be used as a song: ${why}`, 'Choose another song.');
  }
  return samples;
}

/** When the sound ends as the container has it; null where it does not say. */
function soundLength({ clock, promisedSeconds }: ClipProbe): number | null {
  return promisedSeconds === null ? null : (clock.sound?.endSeconds ?? promisedSeconds);
}

function refuseTooLong(file: string, seconds: number): void {
  if (seconds > LONGEST_SONG_SECONDS) {
    const problem = `is ${Math.ceil(seconds / 60)} minutes long`;
    const remedy = `Songs may last ${LONGEST_SONG_SECONDS / 60} minutes: cut out the part to dance to.`;
    throw refusal(file, problem, remedy);
  }
}

async function hashOf(file: string, { signal }: SongCall): Promise<string> {
  try {
    return await contentHash(file, signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted) {
      throw new Failure('cancelled', 'Reading a song was stopped.', { cause: error });
    }
    throw error;
  }
}

function refusal(file: string, problem: string, remedy: string): Failure {
  return new Failure('bad-request', `${basename(file)} ${problem}.`, { remedy });
}
