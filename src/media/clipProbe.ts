import { z } from 'zod';
import { type MediaClock, mediaClockOf } from './mediaClock.ts';

/** What a container says of itself, before anything is decoded. */
export interface ClipProbe {
  /**
   * From the presentation's start to the picture's end, or to the sound's where there is no picture; null where the
   * container does not say, as in a browser's recordings.
   */
  readonly durationSeconds: number | null;
  /** How long the longer of picture and sound goes on by the container's account; null where that is but an estimate. */
  readonly promisedSeconds: number | null;
  readonly clock: MediaClock;
  readonly hasPicture: boolean;
  readonly hasSound: boolean;
  /** Size of the picture as it is meant to be seen, in square pixels: turned upright, pixel aspect applied. 0 without picture. */
  readonly width: number;
  readonly height: number;
  /** Index of the stream in the container, for ffmpeg's `-map`. */
  readonly pictureStream: number | null;
  readonly soundStream: number | null;
  /** ffmpeg's name of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly container: string;
  /** True where a picture is there, but only as the cover of a sound file. */
  readonly hasCover: boolean;
}

const seconds = z
  .string()
  .transform(Number)
  .refine((value) => Number.isFinite(value) && value > 0)
  .nullish()
  .catch(null);

const timeStamp = z
  .string()
  .transform(Number)
  .refine((value) => Number.isFinite(value))
  .nullish()
  .catch(null);

const streamSchema = z.object({
  index: z.int().nonnegative(),
  start_time: timeStamp,
  duration: seconds,
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  channels: z.int().optional(),
  sample_aspect_ratio: z.string().optional(),
  disposition: z.object({ attached_pic: z.int().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional().catch(undefined) })).optional(),
  tags: z.object({ rotate: z.string().optional() }).optional(),
});

type Stream = z.infer<typeof streamSchema>;

/** The part that is read of what `ffprobe -show_format -show_streams -print_format json` prints. */
export const ffprobeSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({ format_name: z.string(), start_time: timeStamp, duration: seconds }),
});

/** Picks the streams that make up the clip: the first picture that is no cover, and the first sound that has a decoder. */
export function clipProbeOf({ streams, format }: z.infer<typeof ffprobeSchema>): ClipProbe {
  const pictures = streams.filter((stream) => stream.codec_type === 'video');
  const isCover = (stream: Stream) => stream.disposition?.attached_pic === 1;
  const picture = pictures.find((stream) => !isCover(stream) && (stream.width ?? 0) > 0);
  const sound = streams.find(isDecodableSound);
  const clock = mediaClockOf(format, picture, sound);
  const promisedSeconds = promisedBy(format, clock);
  return {
    durationSeconds: (clock.picture ?? clock.sound)?.endSeconds ?? promisedSeconds,
    promisedSeconds,
    clock,
    hasPicture: picture !== undefined,
    hasSound: sound !== undefined,
    ...(picture ? displaySize(picture) : { width: 0, height: 0 }),
    pictureStream: picture?.index ?? null,
    soundStream: sound?.index ?? null,
    container: format.format_name,
    hasCover: pictures.some(isCover),
  };
}

/**
 * Containers without any account of their length, for which ffprobe guesses it from the size of the file and the rate of
 * the first seconds.
 */
const UNMEASURED_CONTAINERS = ['mp3', 'aac'];

type Format = z.infer<typeof ffprobeSchema>['format'];

/**
 * Where the streams do not say when they end, the container's length counts, which in some includes the time before the
 * presentation's start: it is never taken for longer than it may be.
 */
function promisedBy(
  { format_name, start_time, duration }: Format,
  { picture, sound }: MediaClock,
): number | null {
  if (UNMEASURED_CONTAINERS.includes(format_name)) {
    return null;
  }
  const spans = [picture, sound].filter((span) => span !== null);
  const ends = spans.map(({ endSeconds }) => endSeconds).filter((end) => end !== null);
  if (ends.length > 0 && ends.length === spans.length) {
    return Math.max(...ends);
  }
  const start = Math.max(0, start_time ?? 0);
  return duration && duration > start ? duration - start : (duration ?? null);
}

/** Phones add sound tracks of their own beside the common one, which ffmpeg lists without a codec. */
function isDecodableSound({ codec_type, codec_name, channels }: Stream): boolean {
  const named = codec_name !== undefined && codec_name !== 'none' && codec_name !== 'unknown';
  return codec_type === 'audio' && named && (channels ?? 0) > 0;
}

function displaySize(stream: Stream): { width: number; height: number } {
  const width = Math.max(1, Math.round((stream.width ?? 1) * pixelAspect(stream)));
  const height = Math.max(1, stream.height ?? 1);
  return isOnItsSide(stream) ? { width: height, height: width } : { width, height };
}

/** Width of a pixel over its height; 1 where the file says nothing or nonsense (`0:1`). */
function pixelAspect({ sample_aspect_ratio }: Stream): number {
  const [horizontal, vertical] = (sample_aspect_ratio ?? '').split(':').map(Number);
  const aspect = horizontal / vertical;
  return aspect >= 0.1 && aspect <= 10 ? aspect : 1;
}

function isOnItsSide({ side_data_list, tags }: Stream): boolean {
  const turned = side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const degrees = turned ?? Number(tags?.rotate ?? 0);
  return Math.round(Math.abs(degrees) / 90) % 2 === 1;
}
