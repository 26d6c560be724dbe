import { type ChildProcess, spawn } from 'node:child_process';
import type { ClipPart } from '../moves/clipPart.ts';
import { ANALYSED_SECONDS } from '../moves/quality.ts';
import { Failure } from '../shared/failure.ts';
import { clockedInput } from './clockedInput.ts';
import { cannotStart } from './ffmpeg/cannotStart.ts';
import { type DecodedAmounts, type DecodeReport, decodeReport } from './ffmpeg/decodeReport.ts';
import type { FfmpegTools } from './ffmpeg/findFfmpeg.ts';
import { readComplaints } from './ffmpeg/readComplaints.ts';
import { readPipe } from './ffmpeg/readPipe.ts';
import { FRAMES_PER_SECOND, type Frame, SAMPLE_RATE } from './frames/frame.ts';
import { frameSize } from './frames/frameSize.ts';
import { PIXEL_FORMAT, readFrames } from './frames/readFrames.ts';
import type { ClipProbe } from './probe/clipProbe.ts';
import { type Mix, mixFilters } from './sound/mixDown.ts';
import { readSamples } from './sound/readSamples.ts';
import { placedSound, type SoundForm, stampedSound } from './sound/stampedSound.ts';

export interface DecodeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Only this part is decoded; frames, sound and the report begin with it. */
  readonly part?: ClipPart | undefined;
  /** Told how many seconds of the clip have been decoded, whenever picture or sound arrives. */
  readonly onProgress?: ((decodedSeconds: number) => void) | undefined;
  /** Filters that make an ordinary picture of one in HDR. */
  readonly toneMapping?: readonly string[] | undefined;
  /** `sum` where nothing is said. */
  readonly mix?: Mix | undefined;
}

/** A clip being decoded: frames and sound come from the same run of ffmpeg. */
export interface Decoding {
  /**
   * Frames at FRAMES_PER_SECOND from the clip's start, upright, in square pixels, the short side at most 288.
   * To be iterated, once: ffmpeg waits for whoever reads. Leaving the loop early ends the decoding.
   */
  readonly frames: AsyncIterable<Frame>;
  /**
   * Mono samples at SAMPLE_RATE, -1 to 1, the first heard when the clip begins to play; null where the clip has no
   * sound. There once the frames have been read.
   */
  readonly sound: Promise<Float32Array | null>;
  /** How it went. There once the frames have been read. */
  readonly finished: Promise<DecodeReport>;
}

/**
 * Sharp, accurate and the same on every processor. Means of areas would take .08 CPU seconds a clip less, but find moves
 * worse: mAP of other songs -.020 [-.044 -.002].
 */
const SCALING = 'bicubic+accurate_rnd+full_chroma_int+bitexact';

const SOUND: SoundForm = { channels: 1, sampleRate: SAMPLE_RATE };

/**
 * Decodes the first ANALYSED_SECONDS of a clip, or of a part of it, picture and sound in one run of one single-threaded ffmpeg.
 * A damaged clip does not throw: `finished` reports it. All three parts fail together, with Failure `cancelled` on
 * abort or where the frames were left early, `no-ffmpeg` where ffmpeg cannot be started.
 */
export function decodeClip(
  tools: FfmpegTools,
  path: string,
  probe: ClipProbe,
  { signal, part, onProgress = () => {}, toneMapping = [], mix = 'sum' }: DecodeOptions = {},
): Decoding {
  const child = spawn(tools.ffmpeg, decodeArguments(path, probe, { part, toneMapping, mix }), {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
    killSignal: 'SIGKILL',
    ...(signal && { signal }),
  });
  // One that hangs would never notice that nobody reads any more.
  const killOnExit = () => child.kill('SIGKILL');
  process.once('exit', killOnExit);
  child.once('close', () => process.off('exit', killOnExit));
  let left = false;
  const ended = endOf(child, tools).then((end) => {
    if (left) {
      throw stopped();
    }
    return end;
  });
  const complaints = readComplaints(readPipe(child, 2));
  const sounding = placedSound(readPipe(child, 3), readPipe(child, 4), SOUND, ANALYSED_SECONDS);
  const samples = readSamples(sounding, (count) => onProgress(count / SAMPLE_RATE));
  let frameCount = 0;

  async function* frames(): AsyncGenerator<Frame> {
    let readToEnd = false;
    try {
      for await (const frame of readFrames(readPipe(child, 1), frameSize(probe))) {
        frameCount++;
        onProgress(frameCount / FRAMES_PER_SECOND);
        yield frame;
      }
      readToEnd = true;
    } finally {
      left = !readToEnd;
      if (left) {
        child.kill('SIGKILL');
      }
    }
    await ended;
  }

  const sound = ended.then(() => (probe.hasSound ? samples : null));
  const finished = ended.then(async (end) =>
    decodeReport(part ? { ...probe, ...promiseOf(part) } : probe, {
      frameCount,
      sampleCount: (await samples).length,
      complaints: await complaints,
      ...end,
    }),
  );
  // Who reads only the frames learns of a failure there: it must not count as unhandled in the others.
  for (const promise of [samples, complaints, sound, finished]) {
    promise.catch(() => {});
  }
  return { frames: frames(), sound, finished };
}

/**
 * Every frame is decoded: to skip those that no other refers to would save a quarter of the time, but then half of
 * the frames of real clips come out one or more frames off their time.
 */
function decodeArguments(
  path: string,
  probe: ClipProbe,
  { part, toneMapping = [], mix = 'sum' }: Pick<DecodeOptions, 'part' | 'toneMapping' | 'mix'>,
): string[] {
  const { width, height } = frameSize(probe);
  // Chosen before they are scaled: of thirty frames, five are wanted.
  const filters = [
    `fps=${FRAMES_PER_SECOND}:start_time=0`,
    `scale=${width}:${height}:flags=${SCALING}`,
    ...toneMapping,
    `format=${PIXEL_FORMAT}`,
  ];
  const picture = ['-map', `0:${probe.pictureStream}`, '-vf', filters.join(','), '-f', 'rawvideo', 'pipe:1'];
  const sound = [
    ...['-map', `0:${probe.soundStream}`],
    ...mixFilters(probe, mix),
    ...stampedSound(SOUND, 3, 4),
  ];
  return [
    ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-filter_threads', '1'],
    ...['-threads', '1', ...stretchOf(part)],
    ...clockedInput(path, probe),
    ...(probe.hasPicture ? picture : []),
    ...(probe.hasSound ? sound : []),
  ];
}

/** What is read of the clip. ffmpeg decodes from the key frame before a part and drops what lies before its start. */
function stretchOf(part: ClipPart | undefined): string[] {
  return part
    ? ['-ss', `${part.from}`, '-t', `${Math.min(part.to - part.from, ANALYSED_SECONDS)}`]
    : ['-t', `${ANALYSED_SECONDS}`];
}

function promiseOf({ from, to }: ClipPart): Pick<ClipProbe, 'durationSeconds' | 'promisedSeconds'> {
  return { durationSeconds: to - from, promisedSeconds: to - from };
}

function endOf(
  child: ChildProcess,
  tools: FfmpegTools,
): Promise<Pick<DecodedAmounts, 'exitCode' | 'endedBySignal'>> {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      const aborted = error.name === 'AbortError';
      reject(aborted ? stopped(error) : cannotStart(tools.ffmpeg, error.message, error));
    });
    child.on('close', (exitCode, endedBySignal) => resolve({ exitCode, endedBySignal }));
  });
}

function stopped(cause?: unknown): Failure {
  return new Failure('cancelled', 'Decoding a clip was stopped.', { cause });
}
