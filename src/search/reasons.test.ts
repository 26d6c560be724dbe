import { describe, expect, it } from 'vitest';
import { move } from '../../test/library/moveBuilder.ts';
import { reasonsOf } from './reasons.ts';

const nothing = { pose: 0, audio: 0, text: 0 };

describe('why two moves are alike', () => {
  it('says movement and music by how close they are', () => {
    const plain = move('a/a.mp4', { unlabelled: true, tempoBpm: null });
    const of = (pose: number, audio: number) => reasonsOf(plain, plain, { ...nothing, pose, audio });
    expect(of(0.95, 0.95)).toEqual(['very similar movement', 'same music']);
    expect(of(0.5, 0.7)).toEqual(['similar movement', 'similar music']);
    expect(of(0.1, 0.1)).toEqual([]);
    expect(reasonsOf(plain, plain, { pose: null, audio: null, text: null })).toEqual([]);
  });

  it.each([
    [129.2, 128.7, ['same tempo, 129']],
    [126, 130, ['close in tempo, 126 and 130']],
    [130, 126, ['close in tempo, 126 and 130']],
    [120, 130, []],
    [null, 130, []],
  ])('says of the tempos %s and %s: %j', (a, b, reasons) => {
    const of = (tempoBpm: number | null) => move('a/a.mp4', { unlabelled: true, tempoBpm });
    expect(reasonsOf(of(a), of(b), nothing)).toEqual(reasons);
  });

  it('says what both are called and rated', () => {
    const a = move('a/a.mp4', { label: 'arm_styling', difficulty: 'high', energy: 'low', tempoBpm: null });
    const b = move('b/b.mp4', { label: 'arm_styling', difficulty: 'high', energy: 'high' });
    expect(reasonsOf(a, b, nothing)).toEqual(['both called "arm styling"', 'both advanced', 'both playful']);
    expect(reasonsOf(a, a, nothing)).toContain('both low energy');
  });
});
