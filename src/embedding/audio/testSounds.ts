import { SAMPLE_RATE } from '../../media/frames/frame.ts';

/** Evenly distributed numbers from -1 to 1, the same for the same seed. */
function noiseOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

export function silence(seconds: number): Float32Array {
  return new Float32Array(Math.round(seconds * SAMPLE_RATE));
}

export function whiteNoise(seconds: number, { seed = 1, amplitude = 0.3 } = {}): Float32Array {
  const random = noiseOf(seed);
  return silence(seconds).map(() => amplitude * random());
}

/** Noise whose power falls by 3 dB an octave, as in a room. Method: Kellet's filter of white noise. */
export function pinkNoise(seconds: number, { seed = 1 } = {}): Float32Array {
  const random = noiseOf(seed);
  let [low, middle, high] = [0, 0, 0];
  return silence(seconds).map(() => {
    const white = random();
    low = 0.99765 * low + white * 0.099046;
    middle = 0.963 * middle + white * 0.2965164;
    high = 0.57 * high + white * 1.0526913;
    return 0.1 * (low + middle + high + white * 0.1848);
  });
}

export function tone(hz: number, seconds: number, amplitude = 0.5): Float32Array {
  return silence(seconds).map((_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE));
}

/** A steady chord of strings: tones with overtones that never set in anew. */
export function drone(seconds: number, fundamentalsHz: readonly number[]): Float32Array {
  return silence(seconds).map((_, i) =>
    fundamentalsHz.reduce((sum, hz) => {
      const turn = (2 * Math.PI * hz * i) / SAMPLE_RATE;
      return sum + 0.1 * (Math.sin(turn) + Math.sin(2 * turn) / 2 + Math.sin(3 * turn) / 3);
    }, 0),
  );
}

/** Adds a sound that starts at once and dies away, with the time constant `decaySeconds`. */
function strike(
  track: Float32Array,
  startSeconds: number,
  { decaySeconds, gain }: { decaySeconds: number; gain: number },
  valueAt: (seconds: number) => number,
): void {
  const start = Math.round(startSeconds * SAMPLE_RATE);
  const end = Math.min(track.length, start + Math.round(5 * decaySeconds * SAMPLE_RATE));
  for (let i = Math.max(0, start); i < end; i++) {
    const seconds = (i - start) / SAMPLE_RATE;
    track[i] += gain * Math.exp(-seconds / decaySeconds) * valueAt(seconds);
  }
}

/** Clicks of noise, `bpm` a minute. */
export function clicks(bpm: number, seconds: number): Float32Array {
  const track = silence(seconds);
  const random = noiseOf(7);
  for (let start = 0.1; start < seconds; start += 60 / bpm) {
    strike(track, start, { decaySeconds: 0.02, gain: 0.5 }, random);
  }
  return track;
}

export interface SongOptions {
  readonly bpm: number;
  readonly seconds?: number;
  /** Semitones above A. */
  readonly key?: number;
  readonly seed?: number;
}

/** One chord a bar, in semitones above the key: minor, as most bachatas are. */
const CHORDS = [
  [0, 3, 7],
  [5, 8, 12],
  [7, 11, 14],
  [0, 3, 7],
] as const;

/**
 * A bachata of eight parts a bar: a guitar that picks its chords, bass on one, three and four, bongo on every part
 * with the high stroke on four, and the scraper on the beats.
 */
export function bachata({ bpm, seconds = 10, key = 0, seed = 1 }: SongOptions): Float32Array {
  const track = silence(seconds);
  const random = noiseOf(seed);
  const partSeconds = 30 / bpm;
  for (let part = 0; part * partSeconds < seconds; part++) {
    const start = part * partSeconds;
    const inBar = part % 8;
    const chord = CHORDS[Math.floor(part / 8) % CHORDS.length];
    const note = (semitones: number) => 220 * 2 ** ((key + semitones) / 12);
    const string = (hz: number) => (time: number) =>
      Math.sin(2 * Math.PI * hz * time) + 0.4 * Math.sin(4 * Math.PI * hz * time);
    strike(track, start, { decaySeconds: 0.15, gain: 0.15 }, string(note(chord[inBar % 3])));
    if (inBar === 0 || inBar === 4 || inBar === 6) {
      strike(track, start, { decaySeconds: 0.2, gain: 0.25 }, string(note(chord[0]) / 4));
    }
    const bongoHz = inBar === 6 ? 400 : 280;
    strike(track, start, { decaySeconds: 0.04, gain: inBar % 2 === 0 ? 0.3 : 0.15 }, (time) =>
      Math.sin(2 * Math.PI * bongoHz * time),
    );
    if (inBar % 2 === 0) {
      strike(track, start, { decaySeconds: 0.05, gain: 0.15 }, random);
    }
  }
  return track;
}

/** Both sounds at once, the second `decibels` below the first. */
export function mixed(sound: Float32Array, other: Float32Array, decibels: number): Float32Array {
  const power = (samples: Float32Array) =>
    samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const gain = Math.sqrt(power(sound) / power(other)) * 10 ** (-decibels / 20);
  return sound.map((sample, i) => sample + gain * other[i]);
}
