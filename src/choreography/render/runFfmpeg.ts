import { dirname } from 'node:path';
import { ExecaError, execa } from 'execa';
import { cannotStart } from '../../media/ffmpeg/cannotStart.ts';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { Failure } from '../../shared/failure.ts';

interface FfmpegRun {
  /** Everything but what every run begins with. The progress is asked for on its standard output. */
  readonly arguments: readonly string[];
  /** What it reads from its standard input. */
  readonly input?: AsyncIterable<Uint8Array> | undefined;
  /** Its current folder, for the files that it names without one. */
  readonly folder: string;
  /** What is being done, for a failure: `The clip spin/left.mp4`. */
  readonly subject: string;
  readonly signal?: AbortSignal | undefined;
  /** Told how many frames have been written. */
  readonly onFrames?: ((frames: number) => void) | undefined;
}

/** A file too large for the disk, its quota or the limits of the session: there is no more room in any case. */
const NO_ROOM = /no space left|quota exceeded|file too large|ENOSPC|EDQUOT|EFBIG/i;

/**
 * Runs ffmpeg to its end and gives what it reported.
 * @throws Failure `cancelled` on abort, `storage` where the disk is full, `no-ffmpeg` where it cannot be started, else
 *   `bad-request` with its last complaint
 */
export async function runFfmpeg({ ffmpeg }: FfmpegTools, run: FfmpegRun): Promise<string> {
  const { folder, input, onFrames, signal } = run;
  try {
    const process = execa(
      ffmpeg,
      ['-nostdin', '-hide_banner', '-nostats', '-y', '-progress', 'pipe:1', ...run.arguments],
      {
        cwd: folder,
        stdin: input ?? 'ignore',
        killSignal: 'SIGKILL',
        ...(signal && { cancelSignal: signal }),
      },
    );
    for await (const line of process) {
      const frames = /^frame=\s*(\d+)/.exec(line)?.[1];
      if (frames !== undefined) {
        onFrames?.(Number(frames));
      }
    }
    const { stderr } = await process;
    // A file that could not be finished is no failure to every version of ffmpeg.
    if (NO_ROOM.test(stderr)) {
      throw noRoom(folder, stderr);
    }
    return stderr;
  } catch (error) {
    throw error instanceof ExecaError ? failureOf(error, ffmpeg, run) : error;
  }
}

function failureOf(error: ExecaError, ffmpeg: string, { subject, folder }: FfmpegRun): Failure {
  if (error.isCanceled) {
    return new Failure('cancelled', 'Rendering was stopped. No video was written.', { cause: error });
  }
  if (error.exitCode === undefined && error.signal === undefined) {
    return cannotStart(ffmpeg, error.originalMessage, error);
  }
  const complaints = String(error.stderr);
  if (NO_ROOM.test(complaints)) {
    return noRoom(folder, error);
  }
  const why = error.signal ? `ffmpeg crashed on it (${error.signal})` : lastComplaint(complaints);
  return new Failure('bad-request', `${subject} could not be used: ${why}.`, {
    remedy: 'Play the file to see whether it is damaged. No unfinished video was left.',
    cause: error,
  });
}

function noRoom(folder: string, cause: unknown): Failure {
  return new Failure('storage', `There is no room for the video: the disk of ${dirname(folder)} is full.`, {
    remedy: 'Free some space, or choose another place for the video. No unfinished video was left there.',
    cause,
  });
}

/** The last thing ffmpeg said, without the memory addresses that differ in every run. */
function lastComplaint(complaints: string): string {
  const lines = complaints.replaceAll(/ @ 0x[0-9a-f]+/g, '').split('\n');
  return (
    lines.findLast((line) => /error|invalid|fail|cannot|unable/i.test(line))?.trim() ?? 'no reason given'
  );
}
