import type { Dance } from './dance.ts';

/** Measured on 56 couple clips and on drawn songs. */
export const BACHATA: Dance = {
  names: [
    ['bachata'],
    ['bachata sensual', 'sensual bachata'],
    ['bachata moderna', 'modern bachata'],
    ['bachata dominicana', 'dominican bachata', 'traditional bachata'],
  ],
  isMeasured: true,
  dancers: 2,
  tempo: { slowestBpm: 80, fastestBpm: 190, usualBpm: 128, spreadOctaves: 0.35 },
  phraseBeats: 8,
  // They play on one, three and four, and leave out two.
  bassPattern: [1, -3, 1, 1],
};
