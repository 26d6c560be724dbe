import type { Dance } from './dance.ts';

/**
 * From 70 to more than 130 beats a minute, in competitions 90 to 115; moves take six or eight beats, while the phrase of
 * the music has eight (westcoastswing.wiki/music).
 */
export const WEST_COAST_SWING: Dance = {
  names: [['west coast swing', 'wcs', 'west coast']],
  isMeasured: false,
  dancers: 2,
  tempo: { slowestBpm: 65, fastestBpm: 140, usualBpm: 102, spreadOctaves: 0.35 },
  phraseBeats: 8,
  bassPattern: null,
};
