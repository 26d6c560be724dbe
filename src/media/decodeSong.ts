import { execa } from 'execa';
import { Failure } from '../moves/failure.ts';
import { cannotStart } from './cannotStart.ts';
import type { ClipProbe } from './clipProbe.ts';
import type { DecodeOptions } from './decodeClip.ts';
import type { FfmpegTools } from './findFfmpeg.ts';
import { SAMPLE_RATE } from './frame.ts';
import { readComplaints } from './readComplaints.ts';
import { readPipe } from './readPipe.ts';
import { readSamples } from './readSamples.ts';
import { untrustedInput } from './untrustedInput.ts';

export interface DecodedSong {
  /** Mono at SAMPLE_RATE, -1 to 1; the first is heard when the file begins to play. */
  readonly samples: Float32Array;
  /** The last lines ffmpeg complained in: none for a file in order. */
  readonly complaints: readonly string[];
}

/**
 * Decodes the sound of a song from its start, up to `longestSeconds`. A damaged song does not throw: less comes out.
 * @throws Failure `cancelled` on abort, `no-ffmpeg` where ffmpeg cannot be started
 */
export async function decodeSong(
  tools: FfmpegTools,
  path: string,
  probe: ClipProbe,
  { longestSeconds, signal, onProgress = () => {} }: DecodeOptions & { readonly longestSeconds: number },
): Promise<DecodedSong> {
  const child = execa(tools.ffmpeg, decodeArguments(path, probe, longestSeconds), {
    stdin: 'ignore',
    buffer: false,
    reject: false,
    killSignal: 'SIGKILL',
    ...(signal && { cancelSignal: signal }),
  });
  const [samples, complaints, end] = await Promise.all([
    readSamples(readPipe(child, 1), (count) => onProgress(count / SAMPLE_RATE)),
    readComplaints(readPipe(child, 2)),
    child,
  ]);
  if (end.isCanceled) {
    throw new Failure('cancelled', 'Reading a song was stopped.');
  }
  if (end.exitCode === undefined && end.signal === undefined) {
    throw cannotStart(tools.ffmpeg, end.originalMessage ?? 'no reason given', end);
  }
  return { samples, complaints };
}

/** A sound that sets in after the picture of its file begins late here too: silence fills the time before. */
function decodeArguments(path: string, probe: ClipProbe, longestSeconds: number): string[] {
  return [
    ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-threads', '1', '-t', `${longestSeconds}`],
    ...untrustedInput(path, probe.container.split(',')),
    ...['-map', `0:${probe.soundStream}`, '-af', 'aresample=async=1:first_pts=0'],
    ...['-ac', '1', '-ar', `${SAMPLE_RATE}`, '-f', 'f32le', 'pipe:1'],
  ];
}
