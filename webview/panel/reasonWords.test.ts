import { afterEach, describe, expect, it } from 'vitest';
import { reasonWords } from './reasonWords.ts';
import { speak } from './words.ts';

afterEach(() => speak('en', {}));

const REASONS = [
  'very similar movement',
  'same tempo, 129',
  'close in tempo, 128 and 133',
  'both called "body wave"',
  'both medium energy',
  'both advanced',
  'low energy',
  'tempo 120',
  'both dancers were found in only 41 % of the pictures',
  'romantic',
  'something that this panel has not heard of',
];

describe('a reason of the engine', () => {
  it('stays as it is in English', () => {
    expect(REASONS.map(reasonWords)).toEqual(REASONS);
  });

  it('is said in the language of the editor', () => {
    speak('es', {
      'close in tempo, {0} and {1}': 'tempo parecido, {0} y {1}',
      'both {0}': 'ambos: {0}',
      advanced: 'avanzado',
    });
    expect(reasonWords('close in tempo, 128 and 133')).toBe('tempo parecido, 128 y 133');
    expect(reasonWords('both advanced')).toBe('ambos: avanzado');
  });

  it('does not take a label for more than text', () => {
    expect(reasonWords('both called "{0} <b>"')).toBe('both called "{0} <b>"');
  });
});
