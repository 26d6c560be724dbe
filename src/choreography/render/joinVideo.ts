import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { type FrameRate, secondsOf, timescaleOf } from './picture/frameRate.ts';
import { runFfmpeg } from './runFfmpeg.ts';
import type { Segment } from './timeline.ts';

interface JoinJob {
  readonly segments: readonly Segment[];
  /** The segments' files in their order, the sound's and the one to write, all in `folder`. */
  readonly pictures: readonly string[];
  readonly sound: string;
  readonly target: string;
  readonly folder: string;
  readonly rate: FrameRate;
}

const LIST = 'segments.ffconcat';

/** Joins the segments and the sound to one file, without coding anything again; its index comes first. */
export async function joinVideo(
  tools: FfmpegTools,
  { segments, pictures, sound, target, folder, rate }: JoinJob,
  signal: AbortSignal | undefined,
): Promise<void> {
  await writeFile(join(folder, LIST), concatScript(segments, pictures, rate));
  await runFfmpeg(tools, {
    arguments: [
      ...['-loglevel', 'error', '-protocol_whitelist', 'file,pipe', '-f', 'concat', '-i', LIST],
      ...['-i', sound, '-map', '0:v', '-map', '1:a', '-c', 'copy', '-map_metadata', '-1'],
      ...[
        '-video_track_timescale',
        `${timescaleOf(rate)}`,
        '-fflags',
        '+bitexact',
        '-movflags',
        '+faststart',
      ],
      ...['-f', 'mp4', target],
    ],
    folder,
    subject: 'The video',
    signal,
  });
}

/** Lengths to the microsecond, each from the beginning: so none is off by more than that, however many there are. */
function concatScript(segments: readonly Segment[], pictures: readonly string[], rate: FrameRate): string {
  const microseconds = (frame: number) => Math.round(secondsOf(frame, rate) * 1e6);
  const entries = segments.map(({ startFrame, frames }, index) => {
    const length = microseconds(startFrame + frames) - microseconds(startFrame);
    return `file '${pictures[index]}'\nduration ${length}us\n`;
  });
  return `ffconcat version 1.0\n${entries.join('')}`;
}
