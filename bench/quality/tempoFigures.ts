import { median } from '../../src/embedding/statistics.ts';
import type { Figure } from './figure.ts';

/** A clip with sound: what was measured, and what is known. */
export interface TempoClip {
  readonly key: string;
  /** Null where none was credible. */
  readonly tempoBpm: number | null;
  readonly annotatedBpm: number | null;
  readonly song: number | null;
}

const ANNOTATION_TOLERANCE = 0.04;
const SONG_TOLERANCE = 0.01;

function within(tempoBpm: number | null, trueBpm: number, tolerance: number): number {
  return tempoBpm !== null && Math.abs(tempoBpm / trueBpm - 1) <= tolerance ? 1 : 0;
}

/** Share of the annotated clips whose tempo is within 4 % of the annotation. No tempo is a miss. */
export function tempoAgainstAnnotation(clips: readonly TempoClip[]): Figure {
  const annotated = clips.flatMap(({ key, tempoBpm, annotatedBpm }) =>
    annotatedBpm === null ? [] : [[key, within(tempoBpm, annotatedBpm, ANNOTATION_TOLERANCE)] as const],
  );
  return {
    id: 'tempo.annotation',
    name: 'tempo within 4 % of the annotation',
    constants: null,
    summary: 'mean',
    byClip: Object.fromEntries(annotated),
    chance: null,
  };
}

/**
 * Share of the clips whose tempo is within 1 % of the median over the clips of their song. No tempo is a miss. Songs
 * of one clip are left out: they agree with themselves.
 */
export function tempoAgainstSong(clips: readonly TempoClip[]): Figure {
  const byClip: Record<string, number> = {};
  for (const { key, tempoBpm, song } of clips) {
    const ofSong = song === null ? [] : clips.filter((clip) => clip.song === song);
    if (ofSong.length > 1) {
      const tempos = ofSong.flatMap((clip) => (clip.tempoBpm === null ? [] : [clip.tempoBpm]));
      byClip[key] = within(tempoBpm, median(tempos), SONG_TOLERANCE);
    }
  }
  return {
    id: 'tempo.song',
    name: 'tempo within 1 % of its song',
    constants: null,
    summary: 'mean',
    byClip,
    chance: null,
  };
}
