import { clockedInput, otherStream } from '../../media/clockedInput.ts';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { Failure } from '../../shared/failure.ts';
import { captionFilters, captionInputs, type DrawnCaption } from './picture/captionOverlay.ts';
import { formatFrameRate, secondsOf, timescaleOf } from './picture/frameRate.ts';
import { type PictureOptions, pictureFilters, seekSeconds } from './picture/pictureFilters.ts';
import type { ReadableClip } from './readableSources.ts';
import { runFfmpeg } from './runFfmpeg.ts';
import type { Segment, Take } from './timeline.ts';
import type { VideoEncoder } from './videoEncoder.ts';

interface SegmentJob {
  readonly segment: Segment;
  /** Of a block's index. */
  readonly clipOf: (take: Take) => ReadableClip;
  /** Timed from its first frame. */
  readonly captions: readonly DrawnCaption[];
  readonly picture: PictureOptions;
  readonly encoder: VideoEncoder;
  /** Where it is made, and where the captions lie. */
  readonly folder: string;
  /** Its file's name there, an `.mp4`. */
  readonly file: string;
}

/**
 * Makes a segment of the video, as a file of exactly its frames that begins with a key frame.
 * @throws Failure `bad-request` naming the clip that has too few frames, and as `runFfmpeg`
 */
export async function makeSegment(
  tools: FfmpegTools,
  job: SegmentJob,
  signal: AbortSignal | undefined,
  onFrames: (frames: number) => void,
): Promise<void> {
  const { segment, clipOf, folder } = job;
  const takes = segment.into ? [segment.take, segment.into] : [segment.take];
  const names = takes.map((take) => clipOf(take).name).join(' or ');
  const subject = `The clip ${names}`;
  let written = 0;
  await runFfmpeg(tools, {
    arguments: segmentArguments(job, takes),
    folder,
    subject,
    signal,
    onFrames: (frames) => {
      written = frames;
      onFrames(frames);
    },
  });
  if (written !== segment.frames) {
    throw new Failure(
      'bad-request',
      `${subject} breaks off: ${written} of ${segment.frames} pictures are there.`,
      {
        remedy: 'The clip is damaged. Replace it, or take another move in its place.',
      },
    );
  }
}

function segmentArguments(job: SegmentJob, takes: readonly Take[]): string[] {
  const { segment, clipOf, captions, picture, encoder, file } = job;
  const { frames } = segment;
  const inputs = takes.flatMap((take) => [
    ...['-threads', '1', '-ss', `${seekSeconds(take)}`],
    ...clockedInput(clipOf(take).file, clipOf(take).probe),
  ]);
  const pictures = takes.map((take, input) => {
    const clip = clipOf(take);
    return `[${input}:${clip.probe.pictureStream}]${pictureFilters(take, frames, clip, picture)}[take${input}]`;
  });
  const seconds = secondsOf(frames, picture.rate).toFixed(6);
  const joined = segment.into
    ? `[take0][take1]xfade=transition=fade:duration=${seconds}:offset=0`
    : '[take0]null';
  const written = captionFilters(captions, {
    from: 'joined',
    to: 'video',
    firstInput: takes.length,
    rate: picture.rate,
  });
  return [
    ...['-loglevel', 'error', '-filter_complex_threads', '1'],
    ...inputs,
    ...captionInputs(captions, picture.rate),
    ...['-filter_complex', `${pictures.join(';')};${joined}[joined]${written}`],
    ...['-map', '[video]', '-frames:v', `${frames}`, '-r', formatFrameRate(picture.rate)],
    ...['-c:v', encoder.name, ...encoder.arguments, '-flags', '+bitexact', '-map_metadata', '-1'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...['-video_track_timescale', `${timescaleOf(picture.rate)}`],
    ...['-fflags', '+bitexact', '-f', 'mp4', file],
    ...takes.flatMap((take, input) => otherStream(clipOf(take).probe, 'picture', input)),
  ];
}
