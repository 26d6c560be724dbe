import type { Choreography, PlanBlock } from '../../src/choreography/plan/choreography.ts';
import { type ClipKey, parseClipKey } from '../../src/moves/clip.ts';

const SECONDS_PER_BEAT = 0.47;
const MOVES = [
  'basic/paseala',
  'spin/giro',
  'dips/side_dip',
  'shadow/sombra',
  'hammerlock/wrap',
  'footwork/golpe',
];

/** Made-up clips, in families. */
export function fixtureClips(count: number): ClipKey[] {
  return Array.from({ length: count }, (_, index) => {
    const key = parseClipKey(`${MOVES[index % MOVES.length]}_${index + 1}.mp4`);
    return key ?? raise(`${index} gives no clip key.`);
  });
}

function raise(message: string): never {
  throw new Error(message);
}

/** A made-up dance to a song of a minute and a half. */
export function fixturePlan(): Choreography {
  const keys = fixtureClips(40);
  const beatTimes = Array.from({ length: 192 }, (_, beat) => 0.4 + beat * SECONDS_PER_BEAT);
  const blocks = Array.from({ length: 20 }, (_, index): PlanBlock => {
    const beats = index % 5 === 2 ? 16 : 8;
    const startBeat = Array.from({ length: index }, (_, before) => (before % 5 === 2 ? 16 : 8)).reduce(
      (sum, length) => sum + length,
      4,
    );
    const reasons = { fit: 0.6 + (index % 4) / 10, flow: 0.5 + (index % 5) / 10, variety: 1 };
    return {
      ...{ clip: keys[(index * 7) % keys.length], startBeat, beats, fromSeconds: 0.5 },
      ...{ toSeconds: 0.5 + beats * SECONDS_PER_BEAT * 1.02, crossfadeSeconds: index % 3 === 1 ? 0.3 : 0 },
      locked: index === 2,
      reasons: {
        ...reasons,
        why: [
          { because: 'suits-music', energy: 'high', style: 'energetic' },
          { because: 'on-beats', percent: -2 },
          { because: 'smooth' },
        ],
      },
    };
  }).filter(({ startBeat, beats }) => startBeat + beats < beatTimes.length);
  return {
    version: 1,
    name: 'Amor eterno',
    clipFolder: 'clips',
    song: {
      path: 'amor_eterno.mp3',
      contentHash: 'ab'.repeat(32),
      durationSeconds: 92,
      tempoBpm: 60 / SECONDS_PER_BEAT,
      beatTimes,
      firstPhraseBeat: 4,
      sections: [
        { startBeat: 0, endBeat: 36, energy: 0.25, label: 'intro' },
        { startBeat: 36, endBeat: 100, energy: 0.6, label: 'verse' },
        { startBeat: 100, endBeat: 116, energy: 0.2, label: 'break' },
        { startBeat: 116, endBeat: 172, energy: 1, label: null },
        { startBeat: 172, endBeat: 192, energy: 0.4, label: 'outro' },
      ],
    },
    request: {
      ...{
        words: 'a romantic dance',
        durationSeconds: null,
        difficulty: [],
        energy: [],
        style: ['romantic'],
      },
      ...{ category: [], excluded: [], opening: null, ending: null, seed: 0 },
    },
    fadeInSeconds: 1,
    fadeOutSeconds: 3,
    blocks,
    compromises: [{ what: 'repeats', moves: 3, of: 17, times: 2, choice: 17, places: 20 }],
  };
}
