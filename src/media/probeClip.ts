import { open, stat } from 'node:fs/promises';
import { ExecaError, execa } from 'execa';
import { Failure, messageOf } from '../moves/failure.ts';
import { cannotStart } from './cannotStart.ts';
import { type ClipProbe, clipProbeOf, ffprobeSchema } from './clipProbe.ts';
import type { FfmpegTools } from './findFfmpeg.ts';
import { pictureEnd } from './pictureEnd.ts';
import { CLIP_CONTAINERS, SONG_CONTAINERS, untrustedInput } from './untrustedInput.ts';

/** A file's probe, or why it cannot be used, as a sentence fragment for the user. */
export type ProbeResult =
  | { readonly status: 'readable'; readonly probe: ClipProbe }
  | { readonly status: 'unreadable'; readonly reason: string };

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
    return unreadable('this is a sound file with a cover, not a video');
  }
  return unreadable(hasSound ? 'there is sound in it but no picture' : 'this is not a video');
}

/** What a song holds. A readable song has sound; it may have a picture. Throws as `probeClip`. */
export async function probeSong(
  tools: FfmpegTools,
  path: string,
  options: ProbeOptions = {},
): Promise<ProbeResult> {
  const result = await probe(tools, path, SONG_CONTAINERS, options);
  return result.status === 'readable' && !result.probe.hasSound
    ? unreadable('there is no sound in it')
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
  try {
    const { stdout } = await execa(
      tools.ffprobe,
      [
        ...['-v', 'error', '-print_format', 'json', '-show_format', '-show_streams'],
        ...untrustedInput(path, containers),
      ],
      { stdin: 'ignore', timeout: PROBE_TIMEOUT_MS, ...(signal && { cancelSignal: signal }) },
    );
    const parsed = ffprobeSchema.safeParse(JSON.parse(stdout));
    return parsed.success
      ? { status: 'readable', probe: clipProbeOf(parsed.data) }
      : unreadable('ffprobe answered something unexpected about it');
  } catch (error) {
    if (!(error instanceof ExecaError)) {
      throw error;
    }
    return unreadable(await reasonOf(error, tools, path));
  }
}

/** Why there is nothing to probe: ffprobe would wait for ever on a pipe, and says less of an empty file. */
async function obstacleAt(path: string): Promise<string | null> {
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      return 'this is not a file';
    }
    return found.size === 0 ? 'the file is empty' : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' ? 'the file is not there' : `the file cannot be opened (${messageOf(error)})`;
  }
}

async function reasonOf(error: ExecaError, tools: FfmpegTools, path: string): Promise<string> {
  if (error.isCanceled) {
    throw new Failure('cancelled', 'Reading a clip was stopped.', { cause: error });
  }
  if (error.exitCode === undefined && error.signal === undefined) {
    throw cannotStart(tools.ffprobe, error.originalMessage, error);
  }
  if (error.timedOut) {
    return `it could not be opened within ${PROBE_TIMEOUT_MS / 1000} seconds`;
  }
  const complaint = String(error.stderr);
  if (complaint.includes('moov atom not found') && (await beginsLikeMp4(path))) {
    return 'the file is cut off: the index that belongs at its end is missing';
  }
  if (complaint.includes('Permission denied')) {
    return 'the file cannot be opened (permission denied)';
  }
  return 'this is not a video, or it is damaged from its start';
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

function unreadable(reason: string): ProbeResult {
  return { status: 'unreadable', reason };
}
