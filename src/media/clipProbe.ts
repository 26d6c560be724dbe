import { z } from 'zod';

/** What a container says of itself, before anything is decoded. */
export interface ClipProbe {
  /** As the container promises; null where it does not say, as in a browser's recordings. */
  readonly durationSeconds: number | null;
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

const streamSchema = z.object({
  index: z.int().nonnegative(),
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
  format: z.object({ format_name: z.string(), duration: seconds }),
});

/** Picks the streams that make up the clip: the first picture that is no cover, and the first sound that has a decoder. */
export function clipProbeOf({ streams, format }: z.infer<typeof ffprobeSchema>): ClipProbe {
  const pictures = streams.filter((stream) => stream.codec_type === 'video');
  const isCover = (stream: Stream) => stream.disposition?.attached_pic === 1;
  const picture = pictures.find((stream) => !isCover(stream) && (stream.width ?? 0) > 0);
  const sound = streams.find(isDecodableSound);
  return {
    durationSeconds: format.duration ?? null,
    hasPicture: picture !== undefined,
    hasSound: sound !== undefined,
    ...(picture ? displaySize(picture) : { width: 0, height: 0 }),
    pictureStream: picture?.index ?? null,
    soundStream: sound?.index ?? null,
    container: format.format_name,
    hasCover: pictures.some(isCover),
  };
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
