import type { Dance } from './dance.ts';

/**
 * Songs have 150 to 250 beats a minute and most dancing is done to 160 to 220 (dwdance.com/clubsalsa); few are slower than
 * 120 (tiempoespanadance.blogspot.com, Speed of salsa songs). Its bass comes before the beat, and tells no count of one.
 */
export const SALSA: Dance = {
  names: [
    ['salsa'],
    ['salsa on1', 'salsa on 1', 'la style salsa'],
    ['salsa on2', 'salsa on 2', 'new york style salsa', 'mambo'],
    ['salsa cubana', 'cuban salsa', 'casino'],
  ],
  isMeasured: false,
  dancers: 2,
  tempo: { slowestBpm: 120, fastestBpm: 250, usualBpm: 188, spreadOctaves: 0.35 },
  phraseBeats: 8,
  bassPattern: null,
};
