import { execa } from 'execa';
import { z } from 'zod';
import type { ClipPart } from '../../moves/clipPart.ts';
import { ANALYSED_SECONDS } from '../../moves/quality.ts';
import type { FfmpegTools } from '../ffmpeg/findFfmpeg.ts';
import { untrustedInput } from '../ffmpeg/untrustedInput.ts';
import type { ClipProbe } from '../probe/clipProbe.ts';

/** A picture as the decoder gave it. */
export interface DecodedPicture {
  readonly seconds: number;
  /** Whether the decoder complained of it. */
  readonly isFaulty: boolean;
}

/** A coded picture is there where a decoded one lies within this share of the usual step: the fields of one lie apart. */
const NEAR = 0.6;

const SECONDS = z.string().transform(Number).refine(Number.isFinite).optional();

const answerSchema = z.object({
  packets_and_frames: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('packet'), pts_time: SECONDS, dts_time: SECONDS, flags: z.string() }),
      z.object({
        type: z.literal('frame'),
        best_effort_timestamp_time: SECONDS,
        logs: z.array(z.object({ level: z.int() })).optional(),
      }),
    ]),
  ),
});

/** Levels of ffmpeg's messages, from `AV_LOG_ERROR` down. */
const ERROR_LEVEL = 16;

/**
 * The share of a clip's pictures, 0 to 1, that are in the file and cannot be decoded, or that the decoder complained
 * of. Decodes the picture once more, and so is only for clips that ffmpeg complained of.
 * @returns null where ffprobe does not tell
 */
export async function damagedPictures(
  { ffprobe }: FfmpegTools,
  path: string,
  { pictureStream, container }: ClipProbe,
  part?: ClipPart,
): Promise<number | null> {
  const entries = 'packet=pts_time,dts_time,flags:frame=best_effort_timestamp_time:log=level';
  const { stdout, failed } = await execa(
    ffprobe,
    [
      ...[
        '-v',
        'quiet',
        '-threads',
        '1',
        '-show_log',
        `${ERROR_LEVEL}`,
        '-select_streams',
        `${pictureStream}`,
      ],
      ...['-show_packets', '-show_frames', '-show_entries', entries, '-print_format', 'json'],
      ...[
        '-read_intervals',
        part ? `${part.from}%${part.to}` : `%+${ANALYSED_SECONDS}`,
        ...untrustedInput(path, container.split(',')),
      ],
    ],
    { stdin: 'ignore', stderr: 'ignore', reject: false, maxBuffer: 1 << 28 },
  );
  const answer = failed ? null : answerSchema.safeParse(JSON.parse(stdout));
  if (!answer?.success) {
    return null;
  }
  const coded: number[] = [];
  const decoded: DecodedPicture[] = [];
  for (const entry of answer.data.packets_and_frames) {
    if (entry.type === 'packet') {
      const seconds = entry.pts_time ?? entry.dts_time;
      // `D`: to be decoded, but not shown.
      coded.push(...(seconds === undefined || entry.flags.includes('D') ? [] : [seconds]));
    } else if (entry.best_effort_timestamp_time !== undefined) {
      const isFaulty = (entry.logs ?? []).some(({ level }) => level <= ERROR_LEVEL);
      decoded.push({ seconds: entry.best_effort_timestamp_time, isFaulty });
    }
  }
  return damagedShare(coded, decoded);
}

/**
 * The share of the pictures, 0 to 1, that are faulty or missing. What a camera left out was never coded, and is no
 * damage.
 * @param coded when the pictures in the file are to be shown, in any order
 * @param decoded in the order of their times
 */
export function damagedShare(coded: readonly number[], decoded: readonly DecodedPicture[]): number {
  const wanted = coded.toSorted((a, b) => a - b);
  const steps = decoded.slice(1).map(({ seconds }, i) => seconds - decoded[i].seconds);
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  let [missing, next] = [0, 0];
  for (const seconds of wanted) {
    while (next < decoded.length && decoded[next].seconds < seconds - NEAR * usual) {
      next++;
    }
    missing += next < decoded.length && decoded[next].seconds <= seconds + NEAR * usual ? 0 : 1;
  }
  const faulty = decoded.filter(({ isFaulty }) => isFaulty).length;
  return (faulty + missing) / Math.max(1, decoded.length + missing);
}
