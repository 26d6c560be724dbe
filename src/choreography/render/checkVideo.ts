import { execa } from 'execa';
import { z } from 'zod';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { Failure } from '../../shared/failure.ts';
import { type FrameRate, formatFrameRate, secondsOf } from './picture/frameRate.ts';
import type { Canvas } from './renderOptions.ts';
import type { SongPart } from './sound/songSound.ts';
import { soundFault } from './sound/soundCheck.ts';

const Seconds = z.string().transform(Number);

const VideoReport = z.object({
  format: z.object({ duration: Seconds }),
  streams: z.array(
    z.object({
      codec_type: z.string(),
      codec_name: z.string(),
      width: z.int().optional(),
      height: z.int().optional(),
      r_frame_rate: z.string().optional(),
      nb_read_packets: z.string().transform(Number),
      duration: Seconds,
    }),
  ),
});

/** What a finished video must be. */
export interface PromisedVideo {
  readonly frames: number;
  readonly rate: FrameRate;
  readonly canvas: Canvas;
  readonly song: SongPart;
}

/**
 * Measures a video against what was planned: one picture in H.264 and one sound in AAC, the number of frames to the
 * frame, the length to within one, and the song to within half of one.
 * @throws Failure `internal` saying what is off, `cancelled`
 */
export async function checkVideo(
  tools: FfmpegTools,
  file: string,
  promised: PromisedVideo,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { stdout, isCanceled, failed } = await execa(
    tools.ffprobe,
    ['-v', 'error', '-count_packets', '-show_streams', '-show_format', '-of', 'json', `file:${file}`],
    { stdin: 'ignore', reject: false, ...(signal && { cancelSignal: signal }) },
  );
  if (isCanceled) {
    throw new Failure('cancelled', 'Rendering was stopped. No video was written.');
  }
  const read = failed ? ['it cannot be read'] : faultsOf(VideoReport.parse(JSON.parse(stdout)), promised);
  const sound =
    read.length === 0 ? await soundFault(tools, file, promised.song, promised.rate, signal) : null;
  const wrong = sound === null ? read : [sound];
  if (wrong.length > 0) {
    throw new Failure(
      'internal',
      `The video is not what was planned, and was not kept: ${wrong.join('; ')}.`,
      {
        remedy: 'Try again; if it stays so, another version of ffmpeg may help.',
      },
    );
  }
}

/** What a report and a promise disagree in, each as a sentence fragment. */
function faultsOf(
  { streams, format }: z.infer<typeof VideoReport>,
  { frames, rate, canvas }: PromisedVideo,
): string[] {
  const [picture, sound] = streams;
  const kinds = streams.map(({ codec_type, codec_name }) => `${codec_type} ${codec_name}`).join(', ');
  if (kinds !== 'video h264, audio aac' || !picture || !sound) {
    return [`it holds ${kinds || 'nothing'}`];
  }
  const seconds = secondsOf(frames, rate);
  const frame = secondsOf(1, rate);
  const isOff = (duration: number) => !(Math.abs(duration - seconds) <= frame);
  return [
    ...(picture.nb_read_packets === frames
      ? []
      : [`${picture.nb_read_packets} of ${frames} frames are there`]),
    ...(picture.width === canvas.width && picture.height === canvas.height
      ? []
      : [`it is ${picture.width}x${picture.height}`]),
    ...(picture.r_frame_rate === formatFrameRate(rate) ? [] : [`its frame rate is ${picture.r_frame_rate}`]),
    ...[picture.duration, sound.duration, format.duration]
      .filter(isOff)
      .map((duration) => `it lasts ${duration} instead of ${seconds.toFixed(3)} s`),
  ];
}
