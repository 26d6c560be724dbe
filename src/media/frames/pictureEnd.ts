import { execa } from 'execa';
import { Failure } from '../../shared/failure.ts';
import type { FfmpegTools } from '../ffmpeg/findFfmpeg.ts';
import { untrustedInput } from '../ffmpeg/untrustedInput.ts';
import type { ClipProbe } from '../probe/clipProbe.ts';

/** So much of the end holds a key frame, from which the last pictures are found without reading the rest. */
const TAIL_SECONDS = 30;
/** Reading a file without decoding it takes long only where its storage hangs. */
const TIMEOUT_MS = 60_000;

/**
 * When a clip's picture ends, in seconds of its `MediaClock`: as its stream says, else by its last packets, as in
 * Matroska, whose length is that of the longest stream. What the container says of the whole where no packet tells.
 * @throws Failure `cancelled` on abort
 */
export async function pictureEnd(
  tools: FfmpegTools,
  path: string,
  probe: ClipProbe,
  { signal }: { readonly signal?: AbortSignal | undefined },
): Promise<number | null> {
  const { clock, promisedSeconds } = probe;
  if (clock.picture?.endSeconds) {
    return clock.picture.endSeconds;
  }
  const tail = (promisedSeconds ?? 0) + clock.originSeconds - TAIL_SECONDS;
  const found =
    (tail > clock.originSeconds ? await lastPicture(tools, path, probe, `${tail}%`, signal) : null) ??
    (await lastPicture(tools, path, probe, null, signal));
  return found === null ? promisedSeconds : found - clock.originSeconds;
}

/** When the last picture of a part of the file ends, in the container's seconds; null where there is none. */
async function lastPicture(
  { ffprobe }: FfmpegTools,
  path: string,
  { container, pictureStream }: ClipProbe,
  interval: string | null,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  const { stdout, isCanceled } = await execa(
    ffprobe,
    [
      ...['-v', 'quiet', '-select_streams', `${pictureStream}`, '-of', 'csv=print_section=0'],
      ...[
        '-show_entries',
        'packet=pts_time,duration_time',
        ...(interval ? ['-read_intervals', interval] : []),
      ],
      ...untrustedInput(path, container.split(',')),
    ],
    { stdin: 'ignore', timeout: TIMEOUT_MS, reject: false, ...(signal && { cancelSignal: signal }) },
  );
  if (isCanceled) {
    throw new Failure('cancelled', 'Reading a clip was stopped.');
  }
  const pictures = stdout
    .split('\n')
    .map((line) => line.split(',').map(Number.parseFloat))
    .filter(([start]) => Number.isFinite(start));
  const ends = pictures.map(([start, duration]) => start + (duration || 0));
  return ends.reduce<number | null>((last, end) => Math.max(last ?? end, end), null);
}
