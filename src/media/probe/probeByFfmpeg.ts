import type { z } from 'zod';
import type { ffprobeSchema } from './clipProbe.ts';

type Answer = z.input<typeof ffprobeSchema>;
type Stream = NonNullable<Answer['streams']>[number];

const KINDS: Readonly<Record<string, string>> = { Video: 'video', Audio: 'audio' };

/**
 * What ffprobe would answer, read from what `ffmpeg -i` prints of a file. ffprobe opens a decoder for every stream and
 * answers nothing where one refuses; ffmpeg opens those that it is asked for. Null where ffmpeg names no file.
 */
export function answerOf(printed: string): Answer | null {
  const container = /^Input #0, (\S+), from /m.exec(printed)?.[1];
  if (container === undefined) {
    return null;
  }
  const streams: Stream[] = [];
  for (const line of printed.split(/\r?\n/)) {
    const stream = streamOf(line);
    const rotation = /^\s+displaymatrix: rotation of (-?[\d.]+) degrees/.exec(line)?.[1];
    if (stream) {
      streams.push(stream);
    } else if (rotation !== undefined && streams.length > 0) {
      streams[streams.length - 1].side_data_list = [{ rotation: Number(rotation) }];
    }
  }
  return { streams, format: { format_name: container, duration: durationOf(printed) } };
}

/** `  Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p, 640x360 [SAR 1:1 DAR 16:9], … (default)` */
function streamOf(line: string): Stream | null {
  const [, index, kind, rest] = /^ {2,4}Stream #0:(\d+)[^:]*: (\w+): (.*)$/.exec(line) ?? [];
  if (index === undefined) {
    return null;
  }
  const [, width, height] = /, (\d+)x(\d+)[ ,]/.exec(`${rest},`) ?? [];
  const [, tag] = /\((\S+) \/ 0x[0-9A-Fa-f]+\)/.exec(rest) ?? [];
  const [, aspect] = /[[ ]SAR (\d+:\d+) /.exec(rest) ?? [];
  return {
    index: Number(index),
    codec_type: KINDS[kind],
    codec_name: /^[^ ,]+/.exec(rest)?.[0],
    ...(tag !== undefined && { codec_tag_string: tag }),
    ...(width !== undefined && { width: Number(width), height: Number(height) }),
    ...(kind === 'Audio' && { channels: / 0 channels/.test(rest) ? 0 : 1 }),
    ...(aspect !== undefined && { sample_aspect_ratio: aspect }),
    disposition: {
      default: Number(rest.includes('(default)')),
      attached_pic: Number(rest.includes('(attached pic)')),
    },
  };
}

function durationOf(printed: string): string | null {
  const [, hours, minutes, seconds] = /^ {2}Duration: (\d+):(\d+):([\d.]+)/m.exec(printed) ?? [];
  return hours === undefined ? null : `${Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)}`;
}
