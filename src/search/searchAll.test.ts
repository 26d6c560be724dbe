import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeWindows as made } from '../../test/library/madeWindows.ts';
import { embedded, move, unitVector, vectorAt } from '../../test/library/moveBuilder.ts';
import { DIMENSIONS, MODALITIES } from '../moves/modality.ts';
import type { Move } from '../moves/move.ts';
import { DEFAULT_WEIGHTS, TEXT_ONLY, WEIGHT_PRESETS } from '../moves/weights.ts';
import { scoreOf } from './score.ts';
import { searchAll } from './searchAll.ts';
import type { Query, SearchOptions } from './searchQuery.ts';

const query = move('spin/query.mp4', {
  seed: 1,
  label: 'spin',
  energy: 'high',
  difficulty: 'low',
  clipId: 'query',
});

const vectorsOf = (cosines: Partial<Record<'pose' | 'audio' | 'text', number>>, seed: number) =>
  Object.fromEntries(
    MODALITIES.map((modality, i) => {
      const own = query.embeddings[modality];
      const vector = own.status === 'embedded' ? own.vector : unitVector(DIMENSIONS[modality], 1);
      return [modality, vectorAt(cosines[modality] ?? 0, vector, seed * 10 + i)];
    }),
  );

function search(
  moves: readonly Move[],
  options: Partial<SearchOptions> = {},
  from: Query = { kind: 'clip', move: query },
) {
  return searchAll(from, [query, ...moves], { weights: DEFAULT_WEIGHTS, filter: {}, k: 10, ...options });
}

const keysOf = (found: readonly { readonly key: string }[]) => found.map(({ key }) => key);

describe('the score', () => {
  it('is the sum of weight times cosine', () => {
    const other = move('a/a.mp4', { vectors: vectorsOf({ pose: 0.5, audio: -0.2, text: 0.9 }, 2) });
    const score = scoreOf(query.embeddings, other.embeddings, { pose: 2, audio: 1, text: 0.5 });
    expect(score?.parts.pose).toBeCloseTo(0.5, 5);
    expect(score?.parts.audio).toBeCloseTo(-0.2, 5);
    expect(score?.score).toBeCloseTo(2 * 0.5 - 0.2 + 0.45, 5);
  });

  it('has no part where either side has nothing', () => {
    const silent = move('a/a.mp4', { vectors: { ...vectorsOf({ pose: 0.5, text: 0.4 }, 2), audio: null } });
    const score = scoreOf(query.embeddings, silent.embeddings, WEIGHT_PRESETS.reference);
    expect(score?.parts.audio).toBeNull();
    expect(score?.score).toBeCloseTo(0.35 * 0.5 + 0.3 * 0.4, 5);
  });

  it('never compares what different models embedded', () => {
    const stale = { ...query.embeddings, audio: embedded(unitVector(128, 4), null, 'model-0') };
    expect(scoreOf(query.embeddings, stale, WEIGHT_PRESETS.reference)).toBeNull();
    const withoutAudio = scoreOf(query.embeddings, stale, { pose: 1, audio: 0, text: 1 });
    expect(withoutAudio).toMatchObject({ parts: { audio: null } });
    expect(withoutAudio?.score).toBeCloseTo(2, 5);
  });

  it('is the same both ways', () => {
    const weight = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 99 }),
        fc.tuple(weight, weight, weight),
        (seed, [pose, audio, text]) => {
          const weights = { pose, audio, text };
          const other = move('a/a.mp4', { seed }).embeddings;
          expect(scoreOf(query.embeddings, other, weights)).toEqual(
            scoreOf(other, query.embeddings, weights),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('searching all moves', () => {
  it('answers best first, equal scores by key, without the query, at most k', () => {
    const moves = [
      move('c/far.mp4', { vectors: vectorsOf({ pose: 0.1 }, 2) }),
      move('b/same.mp4', { vectors: vectorsOf({ pose: 0.5 }, 3) }),
      move('a/same.mp4', { vectors: vectorsOf({ pose: 0.5 }, 3) }),
      move('d/near.mp4', { vectors: vectorsOf({ pose: 0.9 }, 4) }),
    ];
    const expected = ['d/near.mp4', 'a/same.mp4', 'b/same.mp4', 'c/far.mp4'];
    expect(keysOf(search(moves).results)).toEqual(expected);
    expect(keysOf(search([...moves].reverse(), { k: 2 }).results)).toEqual(expected.slice(0, 2));
  });

  it('follows the weights', () => {
    const moves = [
      move('a/moves alike.mp4', { vectors: vectorsOf({ pose: 0.9, audio: 0.1 }, 2) }),
      move('b/sounds alike.mp4', { vectors: vectorsOf({ pose: 0.1, audio: 0.9 }, 3) }),
    ];
    const first = (pose: number, audio: number) =>
      search(moves, { weights: { pose, audio, text: 0 } }).results[0].key;
    expect(first(1, 0)).toBe('a/moves alike.mp4');
    expect(first(0, 1)).toBe('b/sounds alike.mp4');
  });

  it('filters before it counts to k', () => {
    const near = [1, 2, 3].map((n) =>
      move(`a/${n}.mp4`, { energy: 'low', vectors: vectorsOf({ pose: 0.9 }, n) }),
    );
    const far = [4, 5].map((n) =>
      move(`b/${n}.mp4`, { energy: 'high', vectors: vectorsOf({ pose: -0.5 }, n) }),
    );
    const { results, relaxations } = search([...near, ...far], { k: 2, filter: { energy: ['high'] } });
    expect(keysOf(results).sort()).toEqual(['b/4.mp4', 'b/5.mp4']);
    expect(relaxations).toEqual([]);
  });

  it('offers to relax energy, then style, then all, and applies none', () => {
    const moves = [
      move('a/exact.mp4', { seed: 2, energy: 'high', difficulty: 'low', label: 'spin' }),
      move('a/calm.mp4', { seed: 3, energy: 'low', difficulty: 'low', label: 'spin' }),
      move('a/sensual.mp4', { seed: 4, energy: 'low', difficulty: 'low', label: 'shadow' }),
      move('a/hard.mp4', { seed: 5, energy: 'low', difficulty: 'high', label: 'shadow' }),
    ];
    const filter = { difficulty: ['beginner'], energy: ['high'], style: ['energetic'] } as const;
    const { results, relaxations } = search(moves, { k: 4, filter });
    expect(keysOf(results)).toEqual(['a/exact.mp4']);
    expect(relaxations).toEqual([
      { drop: ['energy'], available: 2 },
      { drop: ['energy', 'style'], available: 3 },
      { drop: ['difficulty', 'energy', 'style'], available: 4 },
    ]);
  });

  it('does not offer to relax what would give nothing more', () => {
    const { relaxations } = search([move('a/a.mp4', { seed: 2, energy: 'high' })], {
      filter: { energy: ['high'], style: ['sensual'] },
    });
    expect(relaxations).toEqual([{ drop: ['energy', 'style'], available: 1 }]);
  });

  it('keeps copies of the recording apart, whether equal in bytes or only in sight and sound', () => {
    const danced = { windows: made(24, 1) };
    const asked = move('spin/query.mp4', { seed: 1, ...danced });
    const moves = [
      move('a/copied.mp4', { seed: 9, contentHash: asked.contentHash }),
      move('a/mirrored.mp4', { ...danced, vectors: vectorsOf({ pose: 0.9, audio: 0.999 }, 2) }),
      move('a/same song.mp4', { windows: made(24, 2), vectors: vectorsOf({ pose: 0.5, audio: 0.999 }, 3) }),
      move('a/unknown.mp4', { vectors: vectorsOf({ pose: 0.9, audio: 0.999 }, 4) }),
    ];
    const { results, nearCopies } = search(moves, {}, { kind: 'clip', move: asked });
    expect(keysOf(nearCopies).sort()).toEqual(['a/copied.mp4', 'a/mirrored.mp4']);
    expect(keysOf(results).sort()).toEqual(['a/same song.mp4', 'a/unknown.mp4']);
  });

  it('calls nothing alike by the vectors of a program it does not know', () => {
    const model = 'file:0123456789ab';
    const foreign = move('a/a.mp4', { model, durationSeconds: 9 });
    const twin = move('a/b.mp4', { model, durationSeconds: 9, label: 'spin', tempoBpm: null });
    const { results, nearCopies } = search([twin], {}, { kind: 'clip', move: foreign });
    expect(nearCopies).toEqual([]);
    expect(results[0].score).toBeCloseTo(1, 5);
    expect(results[0].reasons.map(({ because }) => because)).toEqual(['same-label', 'same-label']);
  });

  it('counts what it cannot compare, and refuses where there is nothing else', () => {
    const stale = [2, 3].map((seed) => move(`a/${seed}.mp4`, { seed, model: 'model-0' }));
    expect(search([...stale, move('b/b.mp4', { seed: 4 })])).toMatchObject({
      notComparable: 2,
      results: [{ key: 'b/b.mp4' }],
    });
    expect(() => search(stale)).toThrow(expect.objectContaining({ code: 'not-comparable' }));
    expect(search([])).toMatchObject({ results: [], notComparable: 0 });
  });

  it('finds by a description alone, in the words of what it found', () => {
    const text = embedded(unitVector(384, 7), {}, 'model-1');
    const missing = { status: 'missing', reason: { because: 'words-only' } } as const;
    const from: Query = {
      kind: 'description',
      description: 'slow',
      understood: [],
      basis: 'meaning',
      embeddings: { pose: missing, audio: missing, text },
    };
    const fitting = move('b/fits.mp4', {
      label: 'spin',
      vectors: { text: vectorAt(0.8, text.status === 'embedded' ? text.vector : unitVector(384, 7), 5) },
    });
    const { results, query: searched, nearCopies } = search([fitting], { weights: TEXT_ONLY, k: 1 }, from);
    expect(searched).toMatchObject({ kind: 'description', description: 'slow' });
    expect(results[0]).toMatchObject({ key: 'b/fits.mp4', parts: { pose: null, audio: null } });
    expect(results[0].reasons).toEqual([
      { because: 'has-label', field: 'label', value: 'spin' },
      { because: 'has-label', field: 'difficulty', value: 'intermediate' },
      { because: 'has-label', field: 'energy', value: 'medium' },
      { because: 'has-label', field: 'style', value: 'energetic' },
      { because: 'has-tempo', bpm: 128 },
    ]);
    expect(nearCopies).toEqual([]);
  });
});
