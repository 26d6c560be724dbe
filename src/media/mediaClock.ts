/** When a stream is there, in seconds of the presentation; null where the container does not say. */
interface StreamSpan {
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
}

/**
 * The one clock of a file, which its pictures, sound, beats and cuts share: second 0 is when a player begins, and that
 * is when the first of picture and sound is there, whatever the container's own time stamps say.
 */
export interface MediaClock {
  /** When the presentation begins by the container's time stamps, in seconds. */
  readonly originSeconds: number;
  /** Added to the time stamps that ffmpeg gives by itself, which count from the first of all streams, used or not. */
  readonly shiftSeconds: number;
  /** Null where the file has none. */
  readonly picture: StreamSpan | null;
  readonly sound: StreamSpan | null;
}

/** What ffprobe says of the time of a file or stream, in seconds of the container. */
export interface ProbedTime {
  readonly start_time?: number | null | undefined;
  readonly duration?: number | null | undefined;
}

/**
 * Containers for which ffmpeg itself counts from the first of the streams that it is asked for.
 * Source: AVFMT_TS_DISCONT among libavformat's demuxers.
 */
const COUNTED_FROM_USED_STREAMS = ['mpegts', 'mpeg', 'ogg'];

/** Time stamps are rounded to the millisecond in some containers. */
const ROUNDING_SECONDS = 0.001;

export function mediaClockOf(
  format: ProbedTime & { readonly format_name: string },
  picture: ProbedTime | undefined,
  sound: ProbedTime | undefined,
): MediaClock {
  const starts = [picture?.start_time, sound?.start_time].filter((start) => typeof start === 'number');
  const first = format.start_time ?? 0;
  const origin = starts.length > 0 ? Math.min(...starts) : first;
  const isShifted =
    Math.abs(origin - first) > ROUNDING_SECONDS && !COUNTED_FROM_USED_STREAMS.includes(format.format_name);
  return {
    originSeconds: origin,
    shiftSeconds: isShifted ? first - origin : 0,
    picture: spanOf(picture, origin),
    sound: spanOf(sound, origin),
  };
}

function spanOf(stream: ProbedTime | undefined, origin: number): StreamSpan | null {
  if (!stream) {
    return null;
  }
  const { start_time: start, duration } = stream;
  return {
    startSeconds: typeof start === 'number' ? start - origin : null,
    endSeconds: typeof duration === 'number' ? (start ?? origin) - origin + duration : null,
  };
}
