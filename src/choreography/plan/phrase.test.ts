import { expect, it } from 'vitest';
import { countOf, isPhraseStart, phraseBeatsOf } from './phrase.ts';

it('counts the beats of a song to eight, from its first count of one and back before it', () => {
  const song = { firstPhraseBeat: 3 };
  expect(phraseBeatsOf(song)).toBe(8);
  expect([0, 2, 3, 4, 10, 11].map((beat) => countOf(song, beat))).toEqual([6, 8, 1, 2, 8, 1]);
  expect([0, 3, 7, 11].map((beat) => isPhraseStart(song, beat))).toEqual([false, true, false, true]);
});
