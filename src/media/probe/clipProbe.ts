import { z } from 'zod';
import { type MediaClock, mediaClockOf } from '../mediaClock.ts';

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
  /** What the picture and the sound are coded in: ffmpeg's name such as `h264`, else the file's own tag; null without. */
  readonly pictureCodec: string | null;
  /** Also of a sound that has no decoder, which makes no `hasSound`. */
  readonly soundCodec: string | null;
  /** Transfer function and matrix of the picture as ffmpeg calls them, such as `bt709`; null where the file does not say. */
  readonly transfer: string | null;
  readonly matrix: string | null;
  /** Of the sound; 0 without. */
  readonly soundChannels: number;
  /** ffmpeg's name of the channels' places, such as `stereo` or `5.1(side)`; null where the file does not say. */
  readonly soundLayout: string | null;
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
  codec_tag_string: z.string().optional(),
  codec_tag: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  color_transfer: z.string().optional(),
  color_space: z.string().optional(),
  channels: z.int().optional(),
  channel_layout: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  disposition: z.object({ attached_pic: z.int().optional(), default: z.int().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional().catch(undefined) })).optional(),
  tags: z.object({ rotate: z.string().optional() }).optional(),
});

type Stream = z.infer<typeof streamSchema>;

/** The part that is read of what `ffprobe -show_format -show_streams -print_format json` prints. */
export const ffprobeSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({ format_name: z.string(), start_time: timeStamp, duration: seconds }),
});

/**
 * Picks the streams that make up the clip: a picture that is no cover, and a sound that has a decoder. Of several, the
 * one that the file marks as default, as players do, else the first.
 */
export function clipProbeOf({ streams, format }: z.infer<typeof ffprobeSchema>): ClipProbe {
  const pictures = streams.filter((stream) => stream.codec_type === 'video');
  const isCover = (stream: Stream) => stream.disposition?.attached_pic === 1;
  const picture = defaultOf(pictures.filter((stream) => !isCover(stream) && (stream.width ?? 0) > 0));
  const sounds = streams.filter((stream) => stream.codec_type === 'audio');
  const sound = defaultOf(sounds.filter(isDecodableSound));
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
    pictureCodec: codecOf(picture),
    soundCodec: codecOf(sound ?? defaultOf(sounds)),
    transfer: picture?.color_transfer ?? null,
    matrix: picture?.color_space ?? null,
    soundChannels: sound?.channels ?? 0,
    soundLayout: sound?.channel_layout ?? null,
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

function defaultOf(streams: readonly Stream[]): Stream | undefined {
  return streams.find(({ disposition }) => disposition?.default === 1) ?? streams[0];
}

/** Phones add sound tracks of their own beside the common one, which ffmpeg lists without a codec. */
function isDecodableSound(stream: Stream): boolean {
  return isNamed(stream) && (stream.channels ?? 0) > 0;
}

function isNamed({ codec_name }: Stream): boolean {
  return codec_name !== undefined && codec_name !== 'none' && codec_name !== 'unknown';
}

function codecOf(stream: Stream | undefined): string | null {
  if (!stream) {
    return null;
  }
  const { codec_name, codec_tag_string, codec_tag } = stream;
  // AVI has numbers for tags, which ffprobe spells as characters.
  const tag = codec_tag_string?.includes('[') ? codec_tag : codec_tag_string;
  return (isNamed(stream) ? codec_name : tag) ?? 'unknown';
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
