import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { ExecaError, execa } from 'execa';
import { Failure } from '../../shared/failure.ts';
import { cannotStart } from '../ffmpeg/cannotStart.ts';
import type { FfmpegTools } from '../ffmpeg/findFfmpeg.ts';

/** No picture or preview of a clip takes longer, whatever the clip. */
const TIMEOUT_MS = 120_000;

/**
 * Lets ffmpeg make a file, which appears whole or not at all.
 * @param target absolute path; its folder is made where it is not there
 * @param input arguments up to and including `-i`
 * @param output arguments that say what is made, without the file's name
 * @param aside further outputs, which leave no file
 * @param stdin what ffmpeg reads from its standard input
 * @throws Failure `bad-request` with ffmpeg's last complaint, `no-ffmpeg` where it cannot be started, and the file
 *   system's error where the folder cannot be written
 */
export async function makeFile(
  { ffmpeg }: FfmpegTools,
  target: string,
  input: readonly string[],
  output: readonly string[],
  {
    aside = [],
    stdin,
  }: { readonly aside?: readonly string[]; readonly stdin?: AsyncIterable<Uint8Array> } = {},
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const unfinished = `${target}.${randomUUID()}${extname(target)}`;
  try {
    await execa(
      ffmpeg,
      [
        ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', '-threads', '1'],
        ...input,
        ...output,
        `file:${unfinished}`,
        ...aside,
      ],
      { stdin: stdin ?? 'ignore', timeout: TIMEOUT_MS },
    );
    if (!existsSync(unfinished)) {
      throw new Failure(
        'bad-request',
        'ffmpeg could not make a picture of the clip: there is none at that time.',
      );
    }
    await rename(unfinished, target);
  } catch (error) {
    throw error instanceof ExecaError ? failureOf(error, ffmpeg) : error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

function failureOf(error: ExecaError, ffmpeg: string): Failure {
  if (error.exitCode === undefined && error.signal === undefined && !error.timedOut) {
    return cannotStart(ffmpeg, error.originalMessage, error);
  }
  const complaint = String(error.stderr).trim().split('\n').at(-1);
  const why = error.timedOut
    ? `it took more than ${TIMEOUT_MS / 1000} seconds`
    : complaint || 'no reason given';
  return new Failure('bad-request', `ffmpeg could not make a picture of the clip: ${why}.`, { cause: error });
}
