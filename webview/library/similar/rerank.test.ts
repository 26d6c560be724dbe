import { describe, expect, it } from 'vitest';
import { found } from '../testing/builders.ts';
import { compares, rerank } from './rerank.ts';

const MOVES = [
  found('a/same_movement.mp4', { pose: 0.9, audio: 0.1, text: 0.2 }),
  found('a/same_music.mp4', { pose: 0.1, audio: 0.9, text: 0.2 }),
  found('a/no_sound.mp4', { pose: 0.5, audio: null, text: 0.2 }),
];

describe('ranking anew', () => {
  it('puts first what is most alike in what counts', () => {
    const first = (weights: Parameters<typeof rerank>[1]) => rerank(MOVES, weights).at(0)?.key;
    expect(first({ pose: 1, audio: 0, text: 0 })).toBe('a/same_movement.mp4');
    expect(first({ pose: 0, audio: 1, text: 0 })).toBe('a/same_music.mp4');
  });

  it('leaves out what shares nothing that counts with the query', () => {
    expect(rerank(MOVES, { pose: 0, audio: 1, text: 0 })).toHaveLength(2);
  });

  it('orders equals by their path', () => {
    expect(rerank(MOVES, { pose: 0, audio: 0, text: 1 }).map(({ key }) => key)).toEqual([
      'a/no_sound.mp4',
      'a/same_movement.mp4',
      'a/same_music.mp4',
    ]);
  });

  it('needs something that counts', () => {
    expect(compares({ pose: 0, audio: 0, text: 0 })).toBe(false);
    expect(compares({ pose: 0, audio: 0.1, text: 0 })).toBe(true);
  });
});
