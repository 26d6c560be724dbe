import type { Song } from './song.ts';

/** The songs that the clips are danced to. Clips of one song are neighbours by their music. */
export const SONGS = {
  // A minor: Am Dm E7 Am
  paperMoon: {
    tempoBpm: 128,
    seed: 11,
    drive: 0.8,
    chords: [
      [69, 72, 76],
      [62, 65, 69],
      [64, 68, 71],
      [69, 72, 76],
    ],
  },
  // E minor: Em C G D
  slowTide: {
    tempoBpm: 117.5,
    seed: 23,
    drive: 0.55,
    chords: [
      [64, 67, 71],
      [60, 64, 67],
      [67, 71, 74],
      [62, 66, 69],
    ],
  },
  // D minor: Dm Bb F C
  cornerBar: {
    tempoBpm: 141,
    seed: 37,
    drive: 1,
    chords: [
      [62, 65, 69],
      [70, 74, 77],
      [65, 69, 72],
      [60, 64, 67],
    ],
  },
  // B minor: Bm G D A
  blueStairs: {
    tempoBpm: 133.3,
    seed: 41,
    drive: 0.9,
    chords: [
      [71, 74, 78],
      [67, 71, 74],
      [62, 66, 69],
      [69, 73, 76],
    ],
  },
  // G minor: Gm Eb Bb D7
  lanterns: {
    tempoBpm: 123,
    seed: 58,
    drive: 0.65,
    chords: [
      [67, 70, 74],
      [63, 67, 70],
      [70, 74, 77],
      [62, 66, 69],
    ],
  },
} as const satisfies Readonly<Record<string, Song>>;

export type SongName = keyof typeof SONGS;
