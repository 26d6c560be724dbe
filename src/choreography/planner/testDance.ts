import { clipKey, numbersFrom, unitVector } from '../../../test/library/moveBuilder.ts';
import { DIFFICULTIES, LEVELS, STYLES, UNSAID } from '../../moves/labels/metadata.ts';
import { TRACK_PERSON_LENGTH, UNITS_PER_HEIGHT } from '../../moves/moveTracks.ts';
import type { PlanRequest } from '../plan/choreography.ts';
import type { SongAnalysis } from '../song/songAnalysis.ts';
import type { PlannerMove } from './plannerMove.ts';

const AUDIO_MODEL = 'audio';

/** A song of steady beats in sections of 32, of alternating energy, with a vector each. */
export function song(beats: number, { bpm = 126, firstPhraseBeat = 0 } = {}): SongAnalysis {
  const beatTimes = Array.from({ length: beats }, (_, i) => Math.round((0.3 + (i * 60) / bpm) * 1e4) / 1e4);
  const starts = Array.from({ length: Math.max(1, Math.floor(beats / 32)) }, (_, i) => i * 32);
  return {
    facts: {
      contentHash: 'ab'.repeat(32),
      durationSeconds: 0.3 + (beats * 60) / bpm + 1,
      tempoBpm: bpm,
      beatTimes,
      firstPhraseBeat,
      sections: starts.map((startBeat, i) => ({
        startBeat,
        endBeat: starts[i + 1] ?? beats,
        energy: i % 2 === 0 ? 0.2 : 0.8,
        label: null,
      })),
    },
    sectionVectors: starts.map((_, i) => unitVector(128, i)),
    uncertainParts: [],
    audioModel: AUDIO_MODEL,
  };
}

export const ANYTHING: PlanRequest = {
  words: null,
  durationSeconds: null,
  difficulty: [],
  energy: [],
  style: [],
  category: [],
  excluded: [],
  opening: null,
  ending: null,
  seed: 1,
};

const CATEGORIES = ['basic', 'spin', 'bodywaves', 'shadow', 'hammerlock', 'footwork'];
const FRAMES_PER_SECOND = 5;

/** Two dancers who wander about and swing their limbs, the same for the same seed. */
function dancers(seconds: number, seed: number): Uint16Array {
  const next = numbersFrom(seed);
  const frames = Math.round(seconds * FRAMES_PER_SECOND);
  const swing = Array.from({ length: 2 * 34 }, () => ({ phase: next() * 6, size: 0.02 + 0.06 * next() }));
  const centre = 0.6 + 0.5 * next();
  const points = new Uint16Array(frames * 2 * TRACK_PERSON_LENGTH);
  for (let frame = 0; frame < frames; frame++) {
    swing.forEach(({ phase, size }, i) => {
      const [dancer, k, isY] = [i < 34 ? 0 : 1, (i % 34) >> 1, i % 2 === 1];
      const at = isY ? 0.2 + 0.035 * k : centre + 0.3 * dancer + (k % 2 === 0 ? -0.06 : 0.06);
      const turn = phase + (2 * Math.PI * frame) / (FRAMES_PER_SECOND * 3.8);
      points[frame * 2 * TRACK_PERSON_LENGTH + i] = Math.round(
        (at + size * Math.sin(turn)) * UNITS_PER_HEIGHT,
      );
    });
  }
  return points;
}

export interface MoveTraits
  extends Partial<Pick<PlannerMove, 'durationSeconds' | 'track' | 'audio' | 'likeness'>> {
  readonly bpm?: number;
  readonly metadata?: Partial<PlannerMove['metadata']>;
}

/** A move with everything known of it, the same for the same number. */
export function plannerMove(number: number, traits: MoveTraits = {}): PlannerMove {
  const next = numbersFrom(number);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)];
  const category = traits.metadata?.category ?? pick(CATEGORIES);
  const durationSeconds = traits.durationSeconds ?? 8 + 10 * next();
  return {
    key: clipKey(`${category}/move_${number}.mp4`),
    metadata: {
      ...UNSAID,
      clipId: `move_${number}`,
      moveName: `Move ${number}`,
      label: category,
      difficulty: pick(DIFFICULTIES),
      energy: pick(LEVELS),
      style: pick(STYLES),
      ...traits.metadata,
      category,
    },
    durationSeconds,
    audio:
      traits.audio === undefined ? { vector: unitVector(128, number), model: AUDIO_MODEL } : traits.audio,
    track:
      traits.track === undefined
        ? {
            dancers: {
              framesPerSecond: FRAMES_PER_SECOND,
              aspect: 16 / 9,
              points: dancers(durationSeconds, number),
            },
            beats: { firstSeconds: 0.2 * next(), secondsPerBeat: 60 / (traits.bpm ?? 120 + 12 * next()) },
          }
        : traits.track,
    likeness: traits.likeness ?? null,
  };
}

export function plannerMoves(count: number): PlannerMove[] {
  return Array.from({ length: count }, (_, i) => plannerMove(i));
}
