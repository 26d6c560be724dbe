import { BACHATA } from './bachata.ts';
import type { Dance } from './dance.ts';

/** What one person dances. Their music has no tempo in common, so that it is looked for as in a clip whose dance is unsaid. */
export const SOLO: Dance = {
  names: [
    ['solo', 'solo dance', 'baile solo'],
    ['lady styling', 'ladies styling', 'estilo de chica'],
    ['men styling', 'mens styling', 'estilo de chico'],
    ['shines'],
    ['hip hop', 'hiphop'],
    ['house', 'house dance'],
    ['popping'],
    ['locking'],
    ['breaking', 'breakdance', 'breakdancing'],
    ['jazz', 'jazz dance'],
    ['contemporary', 'contemporary dance', 'danza contemporanea'],
    ['ballet'],
    ['belly dance', 'danza del vientre'],
  ],
  isMeasured: false,
  dancers: 1,
  tempo: BACHATA.tempo,
  phraseBeats: 8,
  bassPattern: null,
};
