import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedded, GOOD_AUDIO, GOOD_POSE, move, unitVector } from '../../test/library/moveBuilder.ts';
import { LEVELS } from './labels/metadata.ts';
import { statisticsOf } from './statistics.ts';

describe('statisticsOf', () => {
  it('counts by every rating, known values with none included', () => {
    const { total, by } = statisticsOf([
      move('spin/a.mp4', { label: 'spin', difficulty: 'low', energy: 'high' }),
      move('spin/b.mp4', { label: 'spin', difficulty: 'high', energy: 'high' }),
      move('basic/a.mp4', { unlabelled: true }),
    ]);
    expect(total).toBe(3);
    expect(by).toMatchObject({
      difficulty: { beginner: 1, intermediate: 0, advanced: 1, unlabelled: 1 },
      energy_level: { low: 0, medium: 0, high: 2, unlabelled: 1 },
      style: { romantic: 0, energetic: 2, sensual: 0, playful: 0, unlabelled: 1 },
      category: { basic: 1, spin: 2 },
    });
  });

  it('covers all 36 combinations of an empty library with 0', () => {
    const { coverage, tempo, total } = statisticsOf([]);
    expect(total).toBe(0);
    expect(coverage).toHaveLength(36);
    expect(coverage.every(({ count }) => count === 0)).toBe(true);
    expect(coverage[0]).toEqual({ difficulty: 'beginner', energy_level: 'low', style: 'romantic', count: 0 });
    expect(tempo).toEqual({ measured: 0, median: null, min: null, max: null, histogram: [] });
  });

  it('counts every move once in the coverage, labelled or not', () => {
    const anyMove = fc.record({
      difficulty: fc.constantFrom(...LEVELS),
      energy: fc.constantFrom(...LEVELS),
      label: fc.constantFrom('basic', 'spin', 'shadow', 'x'),
      unlabelled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 20 }), (parts) => {
        const moves = parts.map((part, i) =>
          move(`c/${i}.mp4`, { ...part, vectors: { pose: null, audio: null, text: null } }),
        );
        const { coverage, by } = statisticsOf(moves);
        const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
        expect(sum(coverage.map(({ count }) => count))).toBe(moves.length);
        expect(sum(Object.values(by.style))).toBe(moves.length);
        expect(coverage.length).toBeGreaterThanOrEqual(36);
      }),
      { numRuns: 30 },
    );
  });

  it('is not confused by categories with hostile names', () => {
    const { by } = statisticsOf([
      move('__proto__/a.mp4'),
      move('constructor/a.mp4'),
      move('__proto__/b.mp4'),
    ]);
    expect(JSON.stringify(by.category)).toBe('{"__proto__":2,"constructor":1}');
  });

  it('tells median, range and distribution of the tempos that were measured', () => {
    const tempos = [131, 119, null, 127.5, 140];
    const { tempo } = statisticsOf(tempos.map((tempoBpm, i) => move(`c/${i}.mp4`, { tempoBpm })));
    expect(tempo).toMatchObject({ measured: 4, median: 129.25, min: 119, max: 140 });
    expect(tempo.histogram.map(({ from_bpm, count }) => [from_bpm, count])).toEqual([
      [115, 1],
      [120, 0],
      [125, 1],
      [130, 1],
      [135, 0],
      [140, 1],
    ]);
  });

  it('names missing modalities with their reasons, weak ones with why, and the models', () => {
    const poor = move('b/poor.mp4');
    const { quality } = statisticsOf([
      move('a/silent.mp4', { vectors: { audio: null }, model: 'model-2' }),
      {
        ...poor,
        embeddings: {
          ...poor.embeddings,
          pose: embedded(unitVector(512, 1), { ...GOOD_POSE, framesWithBoth: 0.2, framesWithOne: 0.8 }),
          audio: embedded(unitVector(128, 1), { ...GOOD_AUDIO, onsetStrength: 0.1 }),
        },
      },
    ]);
    expect(quality.missing).toEqual({
      pose: [],
      audio: [{ reason: { because: 'other', words: 'no audio here' }, clip_keys: ['a/silent.mp4'] }],
      text: [],
    });
    expect(quality.weak).toEqual([
      {
        clip_key: 'b/poor.mp4',
        reasons: [{ because: 'seldom-both', share: 0.2 }, { because: 'weak-beat' }],
      },
    ]);
    expect(quality.models).toEqual({
      pose: { 'model-1': 1, 'model-2': 1 },
      audio: { 'model-1': 1 },
      text: { 'model-1': 1, 'model-2': 1 },
    });
  });

  it('lists clips that share a clip id or have the same content', () => {
    const { duplicates } = statisticsOf([
      move('b/x.mp4', { contentHash: 'same' }),
      move('a/x.mp4', { contentHash: null }),
      move('a/y.mp4', { contentHash: 'same' }),
      move('a/z.mp4', { contentHash: null }),
    ]);
    expect(duplicates).toEqual({
      clip_ids: [{ clip_id: 'x', clip_keys: ['a/x.mp4', 'b/x.mp4'] }],
      contents: [{ content_hash: 'same', clip_keys: ['a/y.mp4', 'b/x.mp4'] }],
    });
  });
});
