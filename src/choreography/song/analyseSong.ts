import type { FfmpegTools } from '../../media/findFfmpeg.ts';
import { Failure } from '../../moves/failure.ts';
import type { SongAnalysis, SongCall } from './songAnalysis.ts';

/**
 * Finds the beats and sections of a song.
 * @param file absolute path of a sound file, or a video with sound
 * @throws Failure `bad-request` with a remedy where the file is missing, damaged, silent, without a steady beat,
 *   shorter than 20 seconds or longer than 15 minutes; `no-ffmpeg`; `cancelled` on abort
 */
export async function analyseSong(
  _tools: FfmpegTools,
  _file: string,
  _call: SongCall = {},
): Promise<SongAnalysis> {
  throw new Failure('internal', 'Songs cannot be analysed yet.');
}

/**
 * The outline of a song's sound: the greatest amplitude of each of `buckets` equal stretches, relative to the
 * greatest of all, 0 to 1. Throws as `analyseSong`, but takes songs that are too short or without a beat.
 */
export async function readWaveform(
  _tools: FfmpegTools,
  _file: string,
  _buckets: number,
  _call: SongCall = {},
): Promise<Float32Array> {
  throw new Failure('internal', 'Songs cannot be analysed yet.');
}
