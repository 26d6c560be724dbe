import { describe, expect, it } from 'vitest';
import { type TempoClip, tempoAgainstAnnotation, tempoAgainstSong } from './tempoFigures.ts';

const clip = (key: string, tempoBpm: number | null, known: Partial<TempoClip> = {}): TempoClip => ({
  key,
  tempoBpm,
  annotatedBpm: null,
  song: null,
  ...known,
});

describe('tempo against the annotation', () => {
  it('allows 4 % either way and takes no tempo for a miss', () => {
    const { byClip } = tempoAgainstAnnotation([
      clip('near', 124.9, { annotatedBpm: 130 }),
      clip('far', 124.7, { annotatedBpm: 130 }),
      clip('half', 65, { annotatedBpm: 130 }),
      clip('none', null, { annotatedBpm: 130 }),
      clip('unannotated', 130),
    ]);
    expect(byClip).toEqual({ near: 1, far: 0, half: 0, none: 0 });
  });
});

describe('tempo against the song', () => {
  it('holds each clip to the median of its song and leaves single clips out', () => {
    const { byClip } = tempoAgainstSong([
      clip('one', 128, { song: 1 }),
      clip('two', 128.9, { song: 1 }),
      clip('three', 131, { song: 1 }),
      clip('none', null, { song: 1 }),
      clip('alone', 120, { song: 2 }),
      clip('unknown', 120),
    ]);
    expect(byClip).toEqual({ one: 1, two: 1, three: 0, none: 0 });
  });
});
