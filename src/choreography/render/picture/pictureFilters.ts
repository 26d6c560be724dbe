import { matrixOf } from '../../../media/frames/colours.ts';
import type { ClipProbe } from '../../../media/probe/clipProbe.ts';
import type { ReadableClip } from '../readableSources.ts';
import type { Canvas } from '../renderOptions.ts';
import type { Take } from '../timeline.ts';
import { type FrameRate, formatFrameRate } from './frameRate.ts';

/**
 * ffmpeg seeks to a key frame, and only some containers tell where one is. What is decoded needlessly in ten seconds
 * costs little; a key frame that is missed costs the first frames.
 */
const SEEK_MARGIN_SECONDS = 10;

/** Sound often lasts a little longer than the picture: so much of the end may be its last picture standing still. */
const MISSING_END_SECONDS = 0.5;

/** Where a take's clip is opened, in seconds; 0 is its beginning. */
export function seekSeconds({ fromSeconds }: Take): number {
  return Math.max(0, Math.floor(fromSeconds) - SEEK_MARGIN_SECONDS);
}

export interface PictureOptions {
  readonly canvas: Canvas;
  readonly rate: FrameRate;
  /** Whether pictures between two of the clip's are mixed of both; else the nearest is shown. */
  readonly blend: boolean;
}

/**
 * ffmpeg's filters that turn a clip, opened at `seekSeconds`, into the frames of a take: its own time stretched, read
 * at the video's frame rate, upright in square pixels in the middle of the canvas. Where the clip ends before the take
 * by no more than that clips do, its last picture stands. Its colours become those of BT.709.
 * @param frames how many are wanted
 */
export function pictureFilters(
  take: Take,
  frames: number,
  { probe, toneMapping }: Pick<ReadableClip, 'probe' | 'toneMapping'>,
  { canvas, rate, blend }: PictureOptions,
): string {
  const { width, height } = fittedSize(probe, canvas);
  const offset = take.fromSeconds - seekSeconds(take);
  const read = `fps=${formatFrameRate(rate)}:start_time=0`;
  return [
    // The clip's own time base may be as coarse as its frames.
    'settb=AVTB',
    `setpts=(PTS-${decimal(offset)}/TB)/${decimal(take.speed)}`,
    ...(blend
      ? [`framerate=fps=${formatFrameRate(rate)}:interp_start=0:interp_end=255:scene=100`, read]
      : [read]),
    ...(toneMapping.length > 0
      ? [`scale=${width}:${height}:flags=bicubic`, ...toneMapping]
      : [
          `scale=${width}:${height}:flags=bicubic+accurate_rnd:in_color_matrix=${matrixOf(probe)}:out_color_matrix=bt709:out_range=tv`,
        ]),
    'format=yuv420p',
    // What the file says of its colours is over.
    'setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv',
    `pad=${canvas.width}:${canvas.height}:${even((canvas.width - width) / 2)}:${even((canvas.height - height) / 2)}`,
    'setsar=1',
    `tpad=stop_mode=clone:stop=${standingFrames(take, frames, probe, rate)}`,
    `trim=end_frame=${frames}`,
  ].join(',');
}

/** The largest size of the picture's shape on the canvas; even, because colours are stored for pairs of pixels. */
function fittedSize({ width, height }: Canvas, canvas: Canvas): Canvas {
  const scale = Math.min(canvas.width / width, canvas.height / height);
  return {
    width: Math.min(canvas.width, Math.max(2, even(width * scale))),
    height: Math.min(canvas.height, Math.max(2, even(height * scale))),
  };
}

function standingFrames(
  take: Take,
  frames: number,
  { durationSeconds }: ClipProbe,
  { numerator, denominator }: FrameRate,
): number {
  if (durationSeconds === null) {
    return frames;
  }
  const framesPerClipSecond = numerator / denominator / take.speed;
  const there = (durationSeconds - MISSING_END_SECONDS - take.fromSeconds) * framesPerClipSecond;
  return Math.max(0, Math.ceil(frames - there));
}

function even(pixels: number): number {
  return 2 * Math.round(pixels / 2);
}

/** Never in the exponential form that expressions of ffmpeg do not read. */
function decimal(value: number): string {
  return value.toFixed(9);
}
