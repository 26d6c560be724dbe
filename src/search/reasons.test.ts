import { describe, expect, it } from 'vitest';
import { type MoveParts, move } from '../../test/library/moveBuilder.ts';
import { Prevalence } from '../moves/prevalence.ts';
import { inEnglish } from '../moves/reasons/reasonWords.ts';
import { reasonsOf } from './reasons.ts';

const parts = { pose: 0, audio: 0, text: 0 };
const nothing = { parts, match: null };
const plain = move('a/a.mp4', { unlabelled: true, tempoBpm: null });

/** A library of ten plain moves, but for these. */
function among(...moves: readonly MoveParts[]) {
  return Prevalence.of(
    Array.from({ length: 10 }, (_, i) =>
      move(`l/${i}.mp4`, moves[i] ?? { unlabelled: true, tempoBpm: null }),
    ),
  );
}

describe('why two moves are alike', () => {
  it('says movement and music by how close they are', () => {
    const of = (pose: number | null, audio: number | null) =>
      reasonsOf(plain, plain, { parts: { pose, audio, text: 0 }, match: null }, among()).map(inEnglish);
    expect(of(0.95, 0.95)).toEqual(['very similar movement', 'same music']);
    expect(of(0.5, 0.7)).toEqual(['similar movement', 'similar music']);
    expect(of(0.1, 0.1)).toEqual([]);
    expect(of(null, null)).toEqual([]);
  });

  it('says which part of a clip it is that moves alike', () => {
    const of = (result: readonly [number, number]) =>
      reasonsOf(
        plain,
        plain,
        { parts: { ...parts, pose: null }, match: { similarity: 0.6, where: { query: [0, 4], result } } },
        among(),
      );
    expect(of([2, 6.5]).map(inEnglish)).toEqual(['very similar movement from 2 to 6.5 s']);
    expect(of([0, 12]).map(inEnglish)).toEqual(['very similar movement']);
  });

  it.each([
    [129.2, 128.7, ['same tempo, 129']],
    [126, 130, ['close in tempo, 126 and 130']],
    [130, 126, ['close in tempo, 126 and 130']],
    [120, 130, []],
    [null, 130, []],
  ])('says of the tempos %s and %s: %j', (a, b, reasons) => {
    const of = (tempoBpm: number | null) => move('a/a.mp4', { unlabelled: true, tempoBpm });
    expect(reasonsOf(of(a), of(b), nothing, among()).map(inEnglish)).toEqual(reasons);
  });

  it('says what both are called and rated, the rarest first', () => {
    const a = { label: 'arm_styling', difficulty: 'high', energy: 'low', tempoBpm: null } as const;
    const basic = { label: 'basic', difficulty: 'low', energy: 'low', tempoBpm: null } as const;
    const library = among(a, a, { ...basic, difficulty: 'high' }, basic);
    expect(reasonsOf(move('a/a.mp4', a), move('a/b.mp4', a), nothing, library)).toEqual([
      { because: 'same-label', field: 'label', value: 'arm_styling', share: 0.2 },
      { because: 'same-label', field: 'style', value: 'playful', share: 0.2 },
      { because: 'same-label', field: 'difficulty', value: 'advanced', share: 0.3 },
      { because: 'same-label', field: 'energy', value: 'low', share: 0.4 },
    ]);
  });

  it('leaves out what more than half of the moves have', () => {
    const a = { label: 'spin', energy: 'medium', difficulty: 'high', tempoBpm: 128 } as const;
    const others = Array.from({ length: 9 }, (_, i) => ({
      ...({
        label: `other ${i}`,
        energy: 'medium',
        difficulty: i < 4 ? 'high' : 'low',
        tempoBpm: 128.5,
      } as const),
    }));
    const reasons = reasonsOf(move('a/a.mp4', a), move('a/b.mp4', a), nothing, among(a, ...others));
    expect(reasons.map(inEnglish)).toEqual([
      'both called "spin"',
      'both energetic',
      'both at advanced level',
    ]);
  });

  it('puts a rare label before music that many share, and common labels after it', () => {
    const a = { label: 'dip', difficulty: 'high', energy: 'low', tempoBpm: null } as const;
    const library = Prevalence.of([
      move('d/1.mp4', a),
      ...Array.from({ length: 30 }, (_, i) =>
        move(`l/${i}.mp4`, i < 5 ? { energy: 'low' } : { energy: 'high' }),
      ),
    ]);
    const reasons = reasonsOf(
      move('a/a.mp4', a),
      move('a/b.mp4', a),
      { parts: { ...parts, audio: 0.6 }, match: null },
      library,
    );
    expect(reasons.map(inEnglish)).toEqual([
      'both called "dip"',
      'both at advanced level',
      'both playful',
      'similar music',
      'both low energy',
    ]);
  });
});
