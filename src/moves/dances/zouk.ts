import type { Dance } from './dance.ts';

/**
 * Its own music has about 70 to 80 beats a minute, what else it is danced to has more
 * (jettence.com/blog/different-music-styles-you-can-dance-zouk-to), looked for with room on both sides.
 */
export const ZOUK: Dance = {
  names: [
    ['zouk', 'brazilian zouk', 'zouk brasileiro'],
    ['lambazouk', 'lambada zouk', 'zouk lambada'],
  ],
  isMeasured: false,
  dancers: 2,
  tempo: { slowestBpm: 55, fastestBpm: 120, usualBpm: 75, spreadOctaves: 0.35 },
  phraseBeats: 8,
  bassPattern: null,
};
