import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/shared/seededRandom.ts';
import { guitar, SOUND_RATE } from './instruments.ts';
import { frequencyOf, playSong, type Song } from './song.ts';
import { SONGS } from './songs.ts';

const excerpt = { seconds: 3, bar: 2, firstBeatSeconds: 0.2 };

/** Energy in the few milliseconds after a time, over that in the same span before it. */
function rise(samples: Float32Array, seconds: number): number {
  const at = Math.round(seconds * SOUND_RATE);
  const span = Math.round(0.02 * SOUND_RATE);
  const energy = (from: number): number =>
    samples.subarray(from, from + span).reduce((sum, v) => sum + v * v, 1e-6);
  return energy(at) / energy(at - span);
}

describe.each(Object.entries(SONGS))('the song %s', (_name, song) => {
  const samples = playSong(song, excerpt);
  const beatSeconds = 60 / song.tempoBpm;

  it('strikes on every beat that its tempo says, and not between', () => {
    for (let time = excerpt.firstBeatSeconds; time < 2.6; time += beatSeconds) {
      expect(rise(samples, time)).toBeGreaterThan(1.8);
      expect(rise(samples, time)).toBeGreaterThan(rise(samples, time + 0.33 * beatSeconds));
    }
  });

  it('fills its length without clipping', () => {
    expect(samples).toHaveLength(3 * SOUND_RATE);
    const peak = samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
    expect(peak).toBeGreaterThan(0.8);
    expect(peak).toBeLessThan(0.9);
  });
});

const bytesOf = (song: Song, bar = excerpt.bar): Buffer =>
  Buffer.from(playSong(song, { ...excerpt, seconds: 1.2, bar }).buffer);

describe('playSong', () => {
  it('plays the same samples every time', () => {
    expect(Buffer.compare(bytesOf(SONGS.lanterns), bytesOf(SONGS.lanterns))).toBe(0);
  });

  it('plays what differs in another song and in another bar', () => {
    expect(Buffer.compare(bytesOf(SONGS.lanterns), bytesOf({ ...SONGS.lanterns, seed: 1 }))).not.toBe(0);
    expect(Buffer.compare(bytesOf(SONGS.lanterns), bytesOf(SONGS.lanterns, 3))).not.toBe(0);
  });
});

describe('guitar', () => {
  it.each([64, 69, 76, 81])('sounds the pitch of note %i', (midi) => {
    const track = new Float64Array(SOUND_RATE / 4);
    guitar({ track, start: 0, gain: 1 }, frequencyOf(midi), 0.25, seededRandom(5));
    const period = SOUND_RATE / frequencyOf(midi);
    const likeness = (lag: number): number => {
      let sum = 0;
      for (let i = 2000; i < 8000; i++) {
        sum += track[i] * track[i + lag];
      }
      return sum;
    };
    const lags = Array.from({ length: Math.round(period) }, (_, i) => Math.round(period * 0.6) + i);
    const best = lags.reduce((a, b) => (likeness(b) > likeness(a) ? b : a));
    expect(Math.abs(best - period)).toBeLessThan(1);
  });
});
