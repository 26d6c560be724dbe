import { beforeAll, describe, expect, it } from 'vitest';
import { type HeardSong, hearSong } from '../../src/choreography/song/hearSong.ts';
import { drone, pinkNoise, whiteNoise } from '../../src/embedding/audio/testSounds.ts';
import { SAMPLE_RATE } from '../../src/media/frames/frame.ts';
import { dot } from '../../src/moves/vectors.ts';
import { seededRandom } from '../../src/shared/seededRandom.ts';
import { drawSong, SECTIONS, type TestSong, type TestSongOptions } from './drawSong.ts';

const { intro, verse, chorus, break: pause, mambo, outro } = SECTIONS;

const SONGS: Readonly<Record<string, TestSongOptions>> = {
  'a steady song': {
    sections: [intro, verse, chorus, pause, verse, chorus, outro],
    beatSeconds: () => 60 / 126,
  },
  'loose musicians, a tempo that drifts by 6 % and a pickup of three beats': {
    sections: [verse, chorus, verse, pause, mambo, chorus],
    beatSeconds: (beat) => 60 / (122 + (8 * beat) / 400),
    pickupBeats: 3,
    looseSeconds: 0.008,
    seed: 2,
  },
  'steps of tempo by 3 %, a pickup of six beats and a late start': {
    sections: [intro, verse, chorus, mambo, verse, outro],
    beatSeconds: (beat) => 60 / (beat < 70 ? 120 : beat < 200 ? 123.6 : 120),
    pickupBeats: 6,
    looseSeconds: 0.005,
    leadSeconds: 2.2,
    seed: 3,
  },
};

/** Harmonic mean of precision and recall of times, each within `tolerance` seconds of one of the others. */
function fMeasure(found: readonly number[], true_: readonly number[], tolerance: number): number {
  const share = (of: readonly number[], among: readonly number[]) =>
    of.filter((time) => among.some((other) => Math.abs(time - other) <= tolerance)).length / of.length;
  const [precision, recall] = [share(found, true_), share(true_, found)];
  return (2 * precision * recall) / (precision + recall);
}

function heard(samples: Float32Array): HeardSong {
  const result = hearSong(samples);
  if (result === null) {
    throw new Error('No beat was heard.');
  }
  return result;
}

describe.each(Object.entries(SONGS))('%s', (_, options) => {
  let song: TestSong;
  let found: HeardSong;
  beforeAll(() => {
    song = drawSong(options);
    found = heard(song.samples);
  });

  it('has its beats found, within 70 ms, with an F-measure of .95', () => {
    expect(fMeasure(found.facts.beatTimes, song.beatTimes, 0.07)).toBeGreaterThan(0.95);
  });

  it('has its beats found where they are, within 10 ms in the mean and 25 ms each', () => {
    const errors = song.beatTimes.map((time) => {
      const errorsOfAll = found.facts.beatTimes.map((beat) => beat - time);
      return errorsOfAll.reduce((least, error) => (Math.abs(error) < Math.abs(least) ? error : least));
    });
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.01);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.025);
  });

  it('has its counts of one found', () => {
    const { beatTimes, firstPhraseBeat } = found.facts;
    const ones = beatTimes.filter(
      (_time, beat) => beat >= firstPhraseBeat && (beat - firstPhraseBeat) % 8 === 0,
    );
    expect(fMeasure(ones, song.ones, 0.07)).toBeGreaterThan(0.95);
  });

  it('has its sections found, within 3 s, with an F-measure of .8, and on the first beat of a phrase', () => {
    const { beatTimes, firstPhraseBeat, sections } = found.facts;
    const starts = sections.slice(1).map(({ startBeat }) => startBeat);
    expect(
      fMeasure(
        starts.map((beat) => beatTimes[beat]),
        song.boundaries,
        3,
      ),
    ).toBeGreaterThan(0.8);
    expect(starts.map((beat) => (beat - firstPhraseBeat) % 8)).toEqual(starts.map(() => 0));
  });

  it('is covered by its sections from the first beat to the last, without a gap', () => {
    const { beatTimes, sections } = found.facts;
    expect(sections.map(({ startBeat }) => startBeat)).toEqual([
      0,
      ...sections.slice(0, -1).map((s) => s.endBeat),
    ]);
    expect(sections.at(-1)?.endBeat).toBe(beatTimes.length - 1);
    expect(beatTimes.every((time, beat) => beat === 0 || time > beatTimes[beat - 1])).toBe(true);
    expect(found.sectionVectors).toHaveLength(sections.length);
    expect(found.uncertainParts).toEqual([]);
  });
});

/** Beats a minute of one part after the other, each of 16 bars. */
const MIXES: Readonly<Record<string, readonly number[]>> = {
  'from 104 to 128': [104, 104, 128, 128],
  'from 132 to 108': [132, 132, 108],
  'from 114 over 128 and 142 to 150, as a mix does': [114, 128, 142, 150],
  'from 90 to 170': [90, 90, 170, 170],
};

describe.each(Object.entries(MIXES))('a song whose tempo goes %s', (_, tempos) => {
  it('has at least 95 % of the beats of each part found, and hardly any others', () => {
    const sections = tempos.map((_tempo, i) => (i % 2 === 0 ? verse : chorus));
    const beatSeconds = (beat: number) => 60 / tempos[Math.min(tempos.length - 1, Math.floor(beat / 64))];
    const song = drawSong({ sections, beatSeconds, looseSeconds: 0.005, seed: 4 });
    const { facts, uncertainParts } = heard(song.samples);
    const { beatTimes } = facts;
    expect(uncertainParts).toEqual([]);
    const share = (of: readonly number[], among: readonly number[]) =>
      of.filter((time) => among.some((other) => Math.abs(time - other) <= 0.07)).length / of.length;
    for (const part of tempos.keys()) {
      const true_ = song.beatTimes.slice(64 * part, 64 * (part + 1));
      const found = beatTimes.filter((time) => time >= true_[0] - 0.07 && time <= true_[63] + 0.07);
      expect(share(true_, found)).toBeGreaterThanOrEqual(0.95);
      expect(share(found, true_)).toBeGreaterThanOrEqual(0.95);
    }
  });
});

describe('a part of a song whose beats cannot be found', () => {
  it('is named, and no part of the others', () => {
    const random = seededRandom(8);
    const free = Array.from({ length: 64 }, () => (60 / 126) * (0.7 + 0.6 * random()));
    const beatSeconds = (beat: number) => free[beat - 64] ?? 60 / 126;
    const song = drawSong({ sections: [verse, chorus, verse], beatSeconds, seed: 2 });
    const [part, ...others] = heard(song.samples).uncertainParts;
    expect(others).toEqual([]);
    expect(Math.abs(part.fromSeconds - song.boundaries[0])).toBeLessThan(5);
    expect(Math.abs(part.toSeconds - song.boundaries[1])).toBeLessThan(5);
  });
});

describe('the sections of a song', () => {
  it('have their energies and, where it is plain, their labels', () => {
    const { samples } = drawSong({
      sections: [intro, chorus, pause, chorus, outro],
      beatSeconds: () => 0.46,
    });
    const { sections } = heard(samples).facts;
    expect(sections.map(({ label }) => label)).toEqual(['intro', null, 'break', null, 'outro']);
    const [calm, strong, calmest] = sections.map(({ energy }) => energy);
    expect(calm).toBeLessThan(strong);
    expect(calmest).toBeLessThan(calm);
  });

  it('sound most like the section that plays the same', () => {
    const { samples } = drawSong({ sections: [verse, chorus, verse, chorus], beatSeconds: () => 0.48 });
    const [a, b, c, d] = heard(samples).sectionVectors.map((vector) => vector ?? new Float32Array(128));
    expect(dot(a, c)).toBeGreaterThan(dot(a, b) + 0.1);
    expect(dot(b, d)).toBeGreaterThan(dot(b, c) + 0.1);
  });

  it('are one where nothing changes', () => {
    const { samples } = drawSong({
      sections: [{ ...verse, bars: 32 }],
      beatSeconds: () => 0.48,
      looseSeconds: 0.008,
    });
    expect(heard(samples).facts.sections).toMatchObject([{ startBeat: 0, energy: 0.5, label: null }]);
  });
});

describe('the beats of a song', () => {
  const song = drawSong({ sections: [{ ...chorus, bars: 16 }], beatSeconds: () => 60 / 128 });

  it('go on through an intro without a pulse', () => {
    const pad = drone(8.1, [110, 165]);
    const samples = new Float32Array(pad.length + song.samples.length);
    samples.set(pad.map((sample) => 0.3 * sample));
    samples.set(song.samples, pad.length);
    const { beatTimes } = heard(samples).facts;
    expect(beatTimes[0]).toBeLessThan(60 / 128);
    for (const time of song.beatTimes) {
      expect(
        Math.min(...beatTimes.map((beat) => Math.abs(beat - time - pad.length / SAMPLE_RATE))),
      ).toBeLessThan(0.02);
    }
  });

  it('end with the sound and not with the file', () => {
    const { beatTimes } = heard(song.samples).facts;
    expect(beatTimes[beatTimes.length - 1]).toBeLessThan(song.beatTimes[song.beatTimes.length - 1] + 1.2);
  });

  it('are the same for the same song, and for a quieter one', () => {
    const first = heard(song.samples);
    const quiet = heard(song.samples.map((sample) => sample / 8));
    expect(heard(song.samples)).toEqual(first);
    expect(quiet.facts.beatTimes).toEqual(first.facts.beatTimes);
  });

  it.each([
    ['white noise', whiteNoise(25)],
    ['pink noise', pinkNoise(25)],
    ['a drone', drone(25, [110, 138.6, 164.8])],
  ])('are not heard in %s', (_, samples) => {
    expect(hearSong(samples)).toBeNull();
  });
});

it('counts a song at the tempo of the dance, which it says, and has the same count of one without a bass pattern', () => {
  const { samples, ones } = drawSong({
    sections: [verse, chorus, mambo],
    beatSeconds: () => 60 / 200,
    pickupBeats: 3,
  });
  const facts = hearSong(samples, 'salsa')?.facts;
  expect(facts?.dance).toBe('salsa');
  expect(facts?.tempoBpm).toBeCloseTo(200, 0);
  expect(Math.abs((facts?.beatTimes[facts.firstPhraseBeat] ?? 0) - ones[0])).toBeLessThan(0.07);
  const unsaid = heard(samples).facts;
  expect(unsaid.tempoBpm).toBeCloseTo(100, 0);
  expect(unsaid).not.toHaveProperty('dance');
});
