import { describe, expect, it } from 'vitest';
import { move } from '../../test/library/moveBuilder.ts';
import { keysEnding, resolveClip } from './resolveClip.ts';

const moves = [
  move('arm_styling/paseala.mp4'),
  move('bolero/paseala.mp4'),
  move('spin/left_turn.mp4', { clipId: 'turn-7' }),
  move('spin/right_turn.mp4'),
  move('a/spin/right_turn.mp4', { clipId: 'deeper' }),
  move('golpes/n\u0303.mp4'),
];

const resolve = (wanted: string) => resolveClip(wanted, moves, '/home/someone/data/clips/bolero');

describe('keysEnding', () => {
  it('gives every key that a path may end with, the longest first', () => {
    expect(keysEnding('spin/a.mp4', '/home/clips')).toEqual([
      'home/clips/spin/a.mp4',
      'clips/spin/a.mp4',
      'spin/a.mp4',
      'a.mp4',
    ]);
    expect(keysEnding('../b.mp4', '/clips/spin')).toEqual(['clips/b.mp4', 'b.mp4']);
  });

  it('gives none for what is no path to a clip', () => {
    expect(keysEnding('left turn', '/clips')).toEqual([]);
  });
});

describe('resolveClip', () => {
  it.each([
    ['a clip key', 'bolero/paseala.mp4', 'bolero/paseala.mp4'],
    ['a key in another Unicode form', 'golpes/ñ.mp4', 'golpes/n\u0303.mp4'],
    ['an absolute path', '/mnt/x/clips/arm_styling/paseala.mp4', 'arm_styling/paseala.mp4'],
    ['a path from the current folder', 'paseala.mp4', 'bolero/paseala.mp4'],
    [
      'a path with several keys at its end, by the longest',
      '/x/a/spin/right_turn.mp4',
      'a/spin/right_turn.mp4',
    ],
    ['a clip id', 'turn-7', 'spin/left_turn.mp4'],
    ['a file name that one clip has', 'left_turn', 'spin/left_turn.mp4'],
    ['a move name', 'left turn', 'spin/left_turn.mp4'],
  ])('takes %s', (_, wanted, key) => {
    expect(resolve(wanted)).toBe(key);
  });

  it('lists the clips that share the name', () => {
    expect(() => resolve('paseala')).toThrow(
      expect.objectContaining({
        code: 'ambiguous',
        message: expect.stringMatching(/arm_styling\/paseala\.mp4\n.*bolero\/paseala\.mp4/),
      }),
    );
  });

  it('suggests the clips with the closest names', () => {
    expect(() => resolve('left_trun.mp4')).toThrow(
      expect.objectContaining({
        code: 'unknown-clip',
        remedy: expect.stringContaining('spin/left_turn.mp4'),
      }),
    );
    expect(() => resolve('completely different')).toThrow(
      expect.objectContaining({ code: 'unknown-clip', remedy: expect.not.stringContaining('mean') }),
    );
  });
});
