import { type SoundPacket, SoundPlacer } from './soundPlacer.ts';

/** Bytes of one 32-bit sample. */
const SAMPLE_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** How sound is wanted: 32-bit floats, little-endian, interleaved. */
export interface SoundForm {
  readonly channels: 1 | 2;
  readonly sampleRate: number;
}

/**
 * Output arguments by which ffmpeg writes sound twice: its bare samples to one pipe, and to another a line for each
 * packet of them with its time stamp. Both are to be read by `placedSound`.
 */
export function stampedSound({ channels, sampleRate }: SoundForm, samples: 1 | 3, stamps: 4): string[] {
  return [
    ...['-ac', `${channels}`, '-ar', `${sampleRate}`, '-c:a', 'pcm_f32le', '-avoid_negative_ts', 'disabled'],
    ...['-f', 'tee', `[f=f32le]pipe:${samples}|[f=framecrc]pipe:${stamps}`],
  ];
}

/** Arguments by which ffmpeg reads sound of a form from its standard input. */
export function rawSound({ channels, sampleRate }: SoundForm): string[] {
  return ['-f', 'f32le', '-ar', `${sampleRate}`, '-ac', `${channels}`, '-i', 'pipe:0'];
}

/**
 * A stamped sound as a player plays it from the beginning of its file: the same bytes where they are in time, silence
 * put in where it begins late or has a gap, as `SoundPlacer` says.
 * @param samples what ffmpeg writes to the pipe for samples, and `stamps` to that for time stamps
 * @param longestSeconds after which nothing comes any more
 */
export async function* placedSound(
  samples: AsyncIterable<Uint8Array>,
  stamps: AsyncIterable<Uint8Array>,
  form: SoundForm,
  longestSeconds: number,
): AsyncGenerator<Uint8Array> {
  const frameBytes = SAMPLE_BYTES * form.channels;
  const placer = new SoundPlacer(form.sampleRate, longestSeconds * form.sampleRate);
  const packets: SoundPacket[] = [];
  const allStamped = readStamps(stamps, frameBytes, packets);
  // A packet's samples come before its time stamp: read on, or ffmpeg would wait for room to write the rest of them.
  allStamped.catch(() => {});
  let held = Buffer.alloc(0);
  function* placeable() {
    for (let [next] = packets; next && next.samples * frameBytes <= held.length; [next] = packets) {
      packets.shift();
      const { silence, from, to } = placer.place(next);
      yield new Uint8Array(silence * frameBytes);
      yield held.subarray(from * frameBytes, to * frameBytes);
      held = held.subarray(next.samples * frameBytes);
    }
  }
  for await (const chunk of samples) {
    held = Buffer.concat([held, chunk]);
    yield* placeable();
  }
  await allStamped;
  yield* placeable();
}

/** Format: ffmpeg's framecrc, lines of `stream, dts, pts, duration, bytes, checksum` after some that begin with `#`. */
async function readStamps(
  bytes: AsyncIterable<Uint8Array>,
  frameBytes: number,
  into: SoundPacket[],
): Promise<void> {
  const decoder = new TextDecoder();
  let unfinished = '';
  for await (const chunk of bytes) {
    const lines = (unfinished + decoder.decode(chunk, { stream: true })).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines.filter((text) => !text.startsWith('#'))) {
      const [, , at, , size] = line.split(',').map(Number);
      into.push({ at, samples: size / frameBytes });
    }
  }
}
