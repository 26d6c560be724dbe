import { open, stat } from 'node:fs/promises';
import { ExecaError, execa } from 'execa';
import { faultOf, type UnreadableReason } from '../../moves/reasons/unreadable.ts';
import { Failure, messageOf } from '../../shared/failure.ts';
import { cannotStart } from '../ffmpeg/cannotStart.ts';
import { faultBesidesClip } from '../ffmpeg/fault.ts';
import { ffmpegAbilities } from '../ffmpeg/ffmpegAbilities.ts';
import type { FfmpegTools } from '../ffmpeg/findFfmpeg.ts';
import { CLIP_CONTAINERS, SONG_CONTAINERS, untrustedInput } from '../ffmpeg/untrustedInput.ts';
import { pictureEnd } from '../frames/pictureEnd.ts';
import { type ClipProbe, clipProbeOf, ffprobeSchema } from './clipProbe.ts';
import { answerOf } from './probeByFfmpeg.ts';

/** A file's probe, or why it cannot be used. */
export type ProbeResult =
  | { readonly status: 'readable'; readonly probe: ClipProbe }
  | { readonly status: 'unreadable'; readonly reason: UnreadableReason };

interface ProbeOptions {
  readonly signal?: AbortSignal | undefined;
}

/** A container's head is small: only storage that hangs takes longer. */
const PROBE_TIMEOUT_MS = 60_000;

/**
 * What a clip holds, from its container alone, which is read through where it does not say how long the picture lasts.
 * A readable clip has a picture; it may lack sound.
 * @throws Failure `cancelled` on abort, `no-ffmpeg` where ffprobe cannot be started.
 */
export async function probeClip(
  tools: FfmpegTools,
  path: string,
  options: ProbeOptions = {},
): Promise<ProbeResult> {
  const result = await probe(tools, path, CLIP_CONTAINERS, options);
  if (result.status === 'unreadable') {
    return result;
  }
  const { hasCover, hasSound, hasPicture } = result.probe;
  if (hasPicture) {
    const durationSeconds = await pictureEnd(tools, path, result.probe, options);
    return { status: 'readable', probe: { ...result.probe, durationSeconds } };
  }
  if (hasCover) {
    return unreadable({ because: 'sound-file-with-cover' });
  }
  return unreadable({ because: hasSound ? 'picture-lacking' : 'not-a-video' });
}

/** What a song holds. A readable song has sound; it may have a picture. Throws as `probeClip`. */
export async function probeSong(
  tools: FfmpegTools,
  path: string,
  options: ProbeOptions = {},
): Promise<ProbeResult> {
  const result = await probe(tools, path, SONG_CONTAINERS, options);
  return result.status === 'readable' && !result.probe.hasSound
    ? unreadable({ because: 'song-without-sound' })
    : result;
}

async function probe(
  tools: FfmpegTools,
  path: string,
  containers: readonly string[],
  { signal }: ProbeOptions,
): Promise<ProbeResult> {
  const obstacle = await obstacleAt(path);
  if (obstacle !== null) {
    return unreadable(obstacle);
  }
  const input = untrustedInput(path, containers);
  try {
    const { stdout } = await execa(
      tools.ffprobe,
      ['-v', 'error', '-print_format', 'json', '-show_format', '-show_streams', ...input],
      { stdin: 'ignore', timeout: PROBE_TIMEOUT_MS, ...(signal && { cancelSignal: signal }) },
    );
    return readableOf(JSON.parse(stdout)) ?? unreadable({ because: 'probe-unclear' });
  } catch (error) {
    if (!(error instanceof ExecaError)) {
      throw error;
    }
    const reason = await reasonOf(error, tools, path, containers);
    const printed = faultOf(reason) === 'clip' ? await printedBy(tools, input, signal) : null;
    return (printed && readableOf(printed)) ?? unreadable(reason);
  }
}

function readableOf(answer: unknown): ProbeResult | null {
  const parsed = ffprobeSchema.safeParse(answer);
  return parsed.success ? { status: 'readable', probe: clipProbeOf(parsed.data) } : null;
}

/** The file by ffmpeg's account, for one with a stream whose decoder refuses it. */
async function printedBy({ ffmpeg }: FfmpegTools, input: readonly string[], signal?: AbortSignal) {
  const { stderr } = await execa(ffmpeg, ['-nostdin', '-hide_banner', ...input], {
    stdin: 'ignore',
    reject: false,
    timeout: PROBE_TIMEOUT_MS,
    ...(signal && { cancelSignal: signal }),
  });
  return answerOf(stderr);
}

/** Why there is nothing to probe: ffprobe would wait for ever on a pipe, and says less of an empty file. */
async function obstacleAt(path: string): Promise<UnreadableReason | null> {
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      return { because: 'not-a-file' };
    }
    return found.size === 0 ? { because: 'file-empty' } : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT'
      ? { because: 'file-missing' }
      : { because: 'cannot-open', words: messageOf(error) };
  }
}

async function reasonOf(
  error: ExecaError,
  tools: FfmpegTools,
  path: string,
  containers: readonly string[],
): Promise<UnreadableReason> {
  if (error.isCanceled) {
    throw new Failure('cancelled', 'Reading a clip was stopped.', { cause: error });
  }
  if (error.exitCode === undefined && error.signal === undefined) {
    throw cannotStart(tools.ffprobe, error.originalMessage, error);
  }
  if (error.timedOut) {
    return { because: 'slow-to-open', seconds: PROBE_TIMEOUT_MS / 1000 };
  }
  const complaint = String(error.stderr);
  if (complaint.includes('Permission denied')) {
    return { because: 'permission-denied' };
  }
  const other = faultBesidesClip(complaint.split('\n'), error.signal ?? null, null);
  if (other) {
    return other;
  }
  if (complaint.includes('moov atom not found') && (await beginsLikeMp4(path))) {
    return { because: 'index-missing' };
  }
  const { demuxers } = await ffmpegAbilities(tools);
  const lacking = containers.filter((container) => !demuxers.has(container));
  return lacking.length > 0
    ? { because: 'demuxers-lacking', formats: lacking.join(', ') }
    : { because: 'damaged-from-start' };
}

/** ffprobe misses the index of an MP4 in anything that is called .mp4: only the first box tells whether it ever was one. */
async function beginsLikeMp4(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return bytesRead === 8 && ['ftyp', 'mdat', 'free', 'skip', 'wide'].includes(buffer.toString('latin1', 4));
  } finally {
    await file.close();
  }
}

function unreadable(reason: UnreadableReason): ProbeResult {
  return { status: 'unreadable', reason };
}
