import type { Dance } from './dance.ts';

/** Socially 84 to 100 beats a minute (ballroomdancesongs.com/dances/kizomba), looked for with room on both sides. */
export const KIZOMBA: Dance = {
  names: [['kizomba'], ['urban kiz', 'urban kizomba'], ['tarraxinha', 'tarraxo']],
  isMeasured: false,
  dancers: 2,
  tempo: { slowestBpm: 65, fastestBpm: 130, usualBpm: 92, spreadOctaves: 0.35 },
  phraseBeats: 8,
  bassPattern: null,
};
