import {
  type BeatGrid,
  type MoveTracks,
  type PoseTrack,
  TRACK_PERSON_LENGTH,
} from '../../moves/moveTracks.ts';

/** Raised with every change of what is kept or how: rows of another version are generated again. */
export const TRACE_VERSION = 1;

/** Frames per second, aspect, first beat, seconds per beat: float64 each, NaN where there is none. Little-endian. */
const HEAD_BYTES = 4 * 8;

/** What is kept of a clip as the bytes of one cell. */
export function trackToBytes({ dancers, beats }: MoveTracks): Uint8Array {
  const points = dancers?.points ?? new Uint16Array(0);
  const bytes = new Uint8Array(HEAD_BYTES + 2 * points.length);
  const view = new DataView(bytes.buffer);
  const head = [
    dancers?.framesPerSecond ?? Number.NaN,
    dancers?.aspect ?? Number.NaN,
    beats?.firstSeconds ?? Number.NaN,
    beats?.secondsPerBeat ?? Number.NaN,
  ];
  head.forEach((value, i) => {
    view.setFloat64(8 * i, value, true);
  });
  points.forEach((value, i) => {
    view.setUint16(HEAD_BYTES + 2 * i, value, true);
  });
  return bytes;
}

/** @throws RangeError where the bytes are not those of a pose track */
export function trackFromBytes(bytes: Uint8Array): MoveTracks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = (bytes.length - HEAD_BYTES) / 2;
  if (count < 0 || count % (2 * TRACK_PERSON_LENGTH) !== 0) {
    throw new RangeError(`${bytes.length} bytes are no pose track of two dancers`);
  }
  const [framesPerSecond, aspect, firstSeconds, secondsPerBeat] = [0, 8, 16, 24].map((at) =>
    view.getFloat64(at, true),
  );
  const dancers: PoseTrack | null =
    count > 0 && framesPerSecond > 0 && aspect > 0
      ? {
          framesPerSecond,
          aspect,
          points: Uint16Array.from({ length: count }, (_, i) => view.getUint16(HEAD_BYTES + 2 * i, true)),
        }
      : null;
  const beats: BeatGrid | null =
    secondsPerBeat > 0 && firstSeconds >= 0 ? { firstSeconds, secondsPerBeat } : null;
  return { dancers, beats };
}
