import { SAMPLE_RATE } from '../../src/media/frames/frame.ts';
import { seededRandom } from '../../src/shared/seededRandom.ts';
import { bass, bongo, guira, guitar } from '../../tools/samples/music/instruments.ts';
import { frequencyOf } from '../../tools/samples/music/song.ts';

/** The instruments are drawn at twice the rate at which songs are read. */
const DRAWN_RATE = 2 * SAMPLE_RATE;

type Layer = 'requinto' | 'segunda' | 'bass' | 'bongo' | 'guira';
type Chord = readonly [root: number, third: number, fifth: number];

export interface TestSection {
  readonly bars: number;
  readonly layers: readonly Layer[];
  /** One a bar, repeated; MIDI numbers. */
  readonly chords: readonly Chord[];
  readonly gain: number;
}

export interface TestSongOptions {
  readonly sections: readonly TestSection[];
  /** Seconds from one beat to the next, by the number of the beat. */
  readonly beatSeconds: (beat: number) => number;
  /** Silence before the first beat. */
  readonly leadSeconds?: number;
  /** Beats before the first count of one, 0 to 7. */
  readonly pickupBeats?: number;
  /** How far a musician is off the beat, as a standard deviation. */
  readonly looseSeconds?: number;
  readonly seed?: number;
}

/** A song of which everything is known. */
export interface TestSong {
  /** Mono at SAMPLE_RATE. */
  readonly samples: Float32Array;
  readonly beatTimes: readonly number[];
  /** When each section but the first begins. */
  readonly boundaries: readonly number[];
  /** When each count of one is heard. */
  readonly ones: readonly number[];
}

const AM: Chord = [69, 72, 76];
const DM: Chord = [62, 65, 69];
const E7: Chord = [64, 68, 71];
const F: Chord = [65, 69, 72];
const G: Chord = [67, 71, 74];
const C: Chord = [60, 64, 67];

const ALL: readonly Layer[] = ['requinto', 'segunda', 'bass', 'bongo', 'guira'];
const LINES = {
  verse: [AM, DM, E7, AM],
  chorus: [F, G, C, AM],
} as const;

/** The parts that bachatas are made of: derecho and majao for verse and chorus, a mambo, and calm ends. */
export const SECTIONS = {
  intro: { bars: 8, layers: ['requinto', 'segunda'], chords: LINES.verse, gain: 0.7 },
  verse: { bars: 16, layers: ['segunda', 'bass', 'bongo'], chords: LINES.verse, gain: 0.8 },
  chorus: { bars: 16, layers: ALL, chords: LINES.chorus, gain: 1 },
  break: { bars: 4, layers: ['requinto'], chords: [AM, DM, E7, AM], gain: 0.6 },
  mambo: { bars: 16, layers: ['requinto', 'bass', 'bongo', 'guira'], chords: [DM, AM, E7, AM], gain: 1 },
  outro: { bars: 8, layers: ['requinto', 'bass'], chords: LINES.verse, gain: 0.5 },
} as const satisfies Readonly<Record<string, TestSection>>;

/** A stroke drawn once, to be put into a song many times. */
type Stroke = (draw: { track: Float64Array; start: number; gain: number }) => void;

/** Draws each of the instruments' strokes a few times, at SAMPLE_RATE, and hands them out in turn. */
class StrokeBank {
  private readonly drawn = new Map<string, Float32Array>();
  private turn = 0;

  get(name: string, stroke: Stroke): Float32Array {
    const key = `${name} ${this.turn++ % 3}`;
    const known = this.drawn.get(key);
    if (known) {
      return known;
    }
    const track = new Float64Array(DRAWN_RATE);
    stroke({ track, start: 0, gain: 1 });
    const samples = halfRate(track);
    this.drawn.set(key, samples);
    return samples;
  }
}

/** Every second sample, of the mean with its neighbours, so that little of what lies too high folds down. */
function halfRate(track: Float64Array): Float32Array {
  return Float32Array.from({ length: Math.floor(track.length / 2) }, (_, i) => {
    const [before, here, after] = [track[2 * i - 1] ?? 0, track[2 * i], track[2 * i + 1]];
    return 0.5 * (before / 2 + here + after / 2);
  });
}

interface Bar {
  readonly section: TestSection;
  readonly chord: Chord;
  /** Puts a stroke on an eighth of the bar, 0 to 7. */
  readonly play: (eighth: number, gain: number, samples: Float32Array) => void;
}

const MARTILLO = [0.95, 0.3, 0.62, 0.3, 0.85, 0.3, 0.9, 0.42] as const;
const ARPEGGIO = [0, 2, 3, 1, 3, 2, 1, 2] as const;

class Band {
  private readonly bank = new StrokeBank();
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  play(bar: Bar): void {
    const parts = {
      requinto: () => this.requinto(bar),
      segunda: () => this.segunda(bar),
      bass: () => this.bass(bar),
      bongo: () => this.bongo(bar),
      guira: () => this.guira(bar),
    };
    for (const layer of bar.section.layers) {
      parts[layer]();
    }
  }

  private string(midi: number, seconds: number): Float32Array {
    return this.bank.get(`string ${midi} ${seconds}`, (stroke) =>
      guitar(stroke, frequencyOf(midi), seconds, this.random),
    );
  }

  private requinto({ chord, play }: Bar): void {
    const notes = [...chord, chord[0] + 12];
    ARPEGGIO.forEach((note, eighth) => {
      play(eighth, eighth % 2 === 0 ? 0.36 : 0.24, this.string(notes[note], 0.42));
    });
  }

  private segunda({ chord, play }: Bar): void {
    for (const eighth of [0, 2, 4, 6]) {
      for (const note of chord) {
        play(eighth, 0.1, this.string(note - 12, 0.25));
      }
    }
  }

  /** On one, three and four. */
  private bass({ chord, play }: Bar): void {
    for (const eighth of [0, 4, 6]) {
      const midi = chord[eighth === 4 ? 2 : 0] - 24;
      const seconds = eighth === 0 ? 0.85 : 0.45;
      const samples = this.bank.get(`bass ${midi} ${seconds}`, (stroke) =>
        bass(stroke, frequencyOf(midi), seconds),
      );
      play(eighth, 0.34, samples);
    }
  }

  /** Martillo, with the low drum on four. */
  private bongo({ play }: Bar): void {
    MARTILLO.forEach((strength, eighth) => {
      const hz = eighth === 6 ? 205 : 410;
      play(
        eighth,
        0.28 * strength,
        this.bank.get(`bongo ${hz}`, (stroke) => bongo(stroke, hz, this.random)),
      );
    });
  }

  private guira({ play }: Bar): void {
    for (let eighth = 0; eighth < 8; eighth++) {
      const seconds = eighth % 2 === 0 ? 0.09 : 0.035;
      const samples = this.bank.get(`guira ${seconds}`, (stroke) => guira(stroke, seconds, this.random));
      play(eighth, eighth % 2 === 0 ? 0.3 : 0.14, samples);
    }
  }
}

/** Draws a song, with two seconds of silence at its end. */
export function drawSong(options: TestSongOptions): TestSong {
  const { sections, leadSeconds = 0.3, pickupBeats = 0, looseSeconds = 0, seed = 1 } = options;
  const bars = sections.flatMap((section) =>
    Array.from({ length: section.bars }, (_, i) => ({ section, i })),
  );
  const beats = pickupBeats + 4 * bars.length;
  const beatTimes = [leadSeconds];
  while (beatTimes.length <= beats) {
    beatTimes.push(beatTimes[beatTimes.length - 1] + options.beatSeconds(beatTimes.length - 1));
  }
  const samples = new Float32Array(Math.ceil((beatTimes[beats] + 2) * SAMPLE_RATE));
  const loose = looseness(looseSeconds, seed);
  const band = new Band(seed);
  for (let bar = -Math.ceil(pickupBeats / 4); bar < bars.length; bar++) {
    const { section, i } = bars[Math.max(0, bar)];
    const play: Bar['play'] = (eighth, gain, stroke) => {
      const beat = pickupBeats + 4 * bar + eighth / 2;
      if (beat >= 0) {
        const seconds = (beatTimes[Math.floor(beat)] + beatTimes[Math.ceil(beat)]) / 2 + loose();
        mix(samples, seconds, stroke, gain * section.gain);
      }
    };
    band.play({ section, chord: section.chords[i % section.chords.length], play });
  }
  const starts = sections.map((_, i) =>
    sections.slice(0, i).reduce((sum, section) => sum + 4 * section.bars, 0),
  );
  return {
    samples,
    beatTimes: beatTimes.slice(0, beats),
    boundaries: starts.slice(1).map((beat) => beatTimes[pickupBeats + beat]),
    ones: beatTimes.slice(0, beats).filter((_, beat) => (beat - pickupBeats) % 8 === 0),
  };
}

/** Deviations of a musician from the beat: the sum of four even ones is close to a bell curve. */
function looseness(deviation: number, seed: number): () => number {
  const random = seededRandom(seed + 1);
  return () => deviation * Math.sqrt(3) * (random() + random() + random() + random() - 2);
}

function mix(track: Float32Array, seconds: number, stroke: Float32Array, gain: number): void {
  const start = Math.round(seconds * SAMPLE_RATE);
  const end = Math.min(stroke.length, track.length - start);
  for (let i = Math.max(0, -start); i < end; i++) {
    track[start + i] += gain * stroke[i];
  }
}
