import { execa } from 'execa';
import { Failure } from '../../shared/failure.ts';
import { clockedInput, otherStream } from '../clockedInput.ts';
import type { DecodeOptions } from '../decodeClip.ts';
import { cannotStart } from '../ffmpeg/cannotStart.ts';
import type { FfmpegTools } from '../ffmpeg/findFfmpeg.ts';
import { readComplaints } from '../ffmpeg/readComplaints.ts';
import { readPipe } from '../ffmpeg/readPipe.ts';
import { SAMPLE_RATE } from '../frames/frame.ts';
import type { ClipProbe } from '../probe/clipProbe.ts';
import { type Mix, mayCancel, mixed, mixFilters } from './mixDown.ts';
import { readSamples } from './readSamples.ts';
import { placedSound, type SoundForm, stampedSound } from './stampedSound.ts';

export interface DecodedSong {
  /** Mono at SAMPLE_RATE, -1 to 1; the first is heard when the file begins to play. */
  readonly samples: Float32Array;
  /** The last lines ffmpeg complained in: none for a file in order. */
  readonly complaints: readonly string[];
}

/** A song lasts no longer. */
export const LONGEST_SONG_SECONDS = 15 * 60;

const MONO: SoundForm = { channels: 1, sampleRate: SAMPLE_RATE };

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
  const read = async (mix: Mix) => {
    const song = playSong(tools, path, probe, MONO, { longestSeconds, signal, mix });
    const samples = await readSamples(song.sound, (count) => onProgress(count / SAMPLE_RATE));
    return { samples, complaints: await song.complaints() };
  };
  const sum = await read('sum');
  return mayCancel(probe, sum.samples)
    ? { ...sum, samples: mixed(sum.samples, (await read('difference')).samples) }
    : sum;
}

/** A song while it is decoded, in any form. */
export interface PlayedSong {
  /**
   * Its samples as a player plays them from the beginning of the file: 32-bit floats, interleaved. To be read once.
   * Fails as `decodeSong` does.
   */
  readonly sound: AsyncIterable<Uint8Array>;
  /** The last lines ffmpeg complained in, once the sound has been read. */
  readonly complaints: () => Promise<readonly string[]>;
}

/**
 * Decodes the sound of a song as it is read. ffmpeg is started by the first read, because Node throws away what a process
 * wrote that ended before somebody read it. Leaving off early ends the decoding.
 */
export function playSong(
  tools: FfmpegTools,
  path: string,
  probe: ClipProbe,
  form: SoundForm,
  {
    longestSeconds,
    signal,
    mix,
  }: {
    readonly longestSeconds: number;
    readonly signal?: AbortSignal | undefined;
    /** For mono; otherwise ffmpeg's own mix. */
    readonly mix?: Mix;
  },
): PlayedSong {
  const start = () =>
    execa(
      tools.ffmpeg,
      [
        ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-threads', '1', '-t', `${longestSeconds}`],
        ...clockedInput(path, probe),
        ...['-map', `0:${probe.soundStream}`, ...(mix ? mixFilters(probe, mix) : [])],
        ...[...stampedSound(form, 3, 4), ...otherStream(probe, 'sound')],
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
        buffer: false,
        reject: false,
        killSignal: 'SIGKILL',
        ...(signal && { cancelSignal: signal }),
      },
    );
  let complaints: Promise<readonly string[]> = Promise.resolve([]);
  async function* sound(): AsyncGenerator<Uint8Array> {
    const child = start();
    complaints = readComplaints(readPipe(child, 2));
    complaints.catch(() => {});
    let readToEnd = false;
    try {
      yield* placedSound(readPipe(child, 3), readPipe(child, 4), form, longestSeconds);
      readToEnd = true;
    } finally {
      if (!readToEnd) {
        child.kill('SIGKILL');
      }
    }
    const end = await child;
    if (end.isCanceled) {
      throw new Failure('cancelled', 'Reading a song was stopped.');
    }
    if (end.exitCode === undefined && end.signal === undefined) {
      throw cannotStart(tools.ffmpeg, end.originalMessage ?? 'no reason given', end);
    }
  }
  return { sound: sound(), complaints: () => complaints };
}
