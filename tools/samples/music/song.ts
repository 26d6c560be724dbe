import { seededRandom } from '../../../src/shared/seededRandom.ts';
import { bass, bongo, guira, guitar, SOUND_RATE } from './instruments.ts';

/** Notes as MIDI numbers: 69 is 440 Hz. */
export type Chord = readonly [root: number, third: number, fifth: number];

/** A bachata song: everything in it follows from these values. */
export interface Song {
  readonly tempoBpm: number;
  readonly seed: number;
  /** One chord a bar, repeated. */
  readonly chords: readonly Chord[];
  /** How loud the percussion plays next to the strings: .5 calm, 1 driving. */
  readonly drive: number;
}

/** An excerpt: `seconds` of the song, whose bar `bar` begins `firstBeatSeconds` after the start. */
export interface Excerpt {
  readonly seconds: number;
  readonly bar: number;
  readonly firstBeatSeconds: number;
}

const MACHO_HZ = 410;
const HEMBRA_HZ = 205;

/** Strength of the bongo's strokes on the eighths of a bar, martillo; the last but one is on the low drum. */
const MARTILLO = [0.95, 0.3, 0.62, 0.3, 0.85, 0.3, 0.9, 0.42] as const;
/** Order in which the requinto plucks root, third, fifth and octave on the eighths of a bar; two patterns. */
const ARPEGGIOS = [
  [0, 2, 3, 1, 3, 2, 1, 2],
  [3, 2, 1, 0, 1, 2, 3, 1],
] as const;

export const frequencyOf = (midi: number): number => 440 * 2 ** ((midi - 69) / 12);

/** Every note's randomness depends on its own bar, so that two excerpts of a song agree where they overlap. */
const barRandom = (song: Song, bar: number, part: number): (() => number) =>
  seededRandom(song.seed * 7919 + (bar + 64) * 131 + part);

interface Bar {
  readonly song: Song;
  readonly index: number;
  readonly track: Float64Array;
  /** Sample at which an eighth of the bar (0-8, fractions allowed) falls. */
  readonly at: (eighth: number) => number;
  readonly beatSeconds: number;
}

function playPercussion({ song, index, track, at }: Bar): void {
  const random = barRandom(song, index, 1);
  MARTILLO.forEach((strength, eighth) => {
    const low = eighth === 6;
    bongo(
      { track, start: at(eighth), gain: 0.3 * song.drive * strength },
      low ? HEMBRA_HZ : MACHO_HZ,
      random,
    );
  });
  for (let beat = 0; beat < 4; beat++) {
    guira({ track, start: at(beat * 2), gain: 0.34 * song.drive }, 0.09, random);
    guira({ track, start: at(beat * 2 + 1), gain: 0.15 * song.drive }, 0.035, random);
    guira({ track, start: at(beat * 2 + 1.5), gain: 0.12 * song.drive }, 0.03, random);
  }
}

function playBass({ song, index, track, at, beatSeconds }: Bar, [root, , fifth]: Chord): void {
  const low = (note: number): number => frequencyOf(note - 24);
  bass({ track, start: at(0), gain: 0.36 }, low(root), beatSeconds * 1.8);
  bass({ track, start: at(4), gain: 0.32 }, low(index % 2 === 0 ? fifth : root), beatSeconds * 0.95);
  bass({ track, start: at(6), gain: 0.34 }, low(root), beatSeconds * 0.95);
  if (song.drive < 0.7) {
    return;
  }
  bass({ track, start: at(7), gain: 0.16 }, low(fifth), beatSeconds * 0.45);
}

function playGuitars({ song, index, track, at, beatSeconds }: Bar, chord: Chord): void {
  const random = barRandom(song, index, 2);
  const notes = [chord[0], chord[1], chord[2], chord[0] + 12];
  const pattern = ARPEGGIOS[(song.seed + (index >> 1)) % 2];
  pattern.forEach((note, eighth) => {
    const octave = random() < 0.18 ? 12 : 0;
    const gain = eighth % 2 === 0 ? 0.36 : 0.24;
    guitar({ track, start: at(eighth), gain }, frequencyOf(notes[note] + octave), beatSeconds * 0.9, random);
  });
  for (const eighth of [2, 6]) {
    // The second guitar's chord on beats 2 and 4.
    chord.forEach((note, i) => {
      guitar(
        { track, start: at(eighth) + i * 90, gain: 0.12 },
        frequencyOf(note - 12),
        beatSeconds * 0.5,
        random,
      );
    });
  }
}

/** Scales the track to a peak of .89 and softens the excerpt's two cut ends. */
function mastered(track: Float64Array): Float32Array {
  const peak = track.reduce((highest, value) => Math.max(highest, Math.abs(value)), 1e-9);
  const fade = Math.round(0.015 * SOUND_RATE);
  return Float32Array.from(track, (value, i) => {
    const edge = Math.min(1, (i + 1) / fade, (track.length - i) / fade);
    return (value / peak) * 0.89 * edge;
  });
}

/** The excerpt as mono samples at 44.1 kHz, -1 to 1. Beat n falls at firstBeatSeconds + n * 60 / tempoBpm, to the sample. */
export function playSong(song: Song, { seconds, bar, firstBeatSeconds }: Excerpt): Float32Array {
  const track = new Float64Array(Math.round(seconds * SOUND_RATE));
  const beatSeconds = 60 / song.tempoBpm;
  const barsHeard = Math.ceil(seconds / (beatSeconds * 4)) + 1;
  for (let i = -1; i < barsHeard; i++) {
    const index = bar + i;
    const at = (eighth: number): number =>
      Math.round((firstBeatSeconds + (i * 4 + eighth / 2) * beatSeconds) * SOUND_RATE);
    const chord = song.chords[((index % song.chords.length) + song.chords.length) % song.chords.length];
    const piece: Bar = { song, index, track, at, beatSeconds };
    playPercussion(piece);
    playBass(piece, chord);
    playGuitars(piece, chord);
  }
  return mastered(track);
}
