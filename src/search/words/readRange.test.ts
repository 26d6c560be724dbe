import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../moves/labels/wordForms.ts';
import { rangeAt } from './readRange.ts';

const read = (text: string) => {
  const found = rangeAt(wordsOf(text), 0);
  return found && { ...found.range, length: found.length };
};

describe('a tempo or length in words', () => {
  it.each([
    ['under 125 bpm', 'tempo', null, 125, 3],
    ['menos de 125 bpm', 'tempo', null, 125, 4],
    ['faster than 130', 'tempo', 130, null, 3],
    ['al menos 8 segundos', 'length', 8, null, 4],
    ['más de 8 segundos', 'length', 8, null, 4],
    ['under 10 seconds', 'length', null, 10, 3],
    ['at most 1.5 minutes', 'length', null, 90, 4],
    ['menos de 7,5 s', 'length', null, 7.5, 4],
    ['between 120 and 130 bpm', 'tempo', 120, 130, 5],
    ['entre 120 y 130', 'tempo', 120, 130, 4],
    ['120-130 bpm', 'tempo', 120, 130, 3],
    ['from 8 to 12 seconds', 'length', 8, 12, 5],
    ['de 8 a 12 segundos', 'length', 8, 12, 5],
  ])('%s', (text, kind, min, max, length) => {
    expect(read(text)).toEqual({ kind, min, max, best: null, length });
  });

  it.each([
    ['130 bpm', 130, 2],
    ['around 120', 120, 2],
    ['alrededor de 120 bpm', 120, 4],
    ['tempo 128', 128, 2],
  ])('%s is about that', (text, best, length) => {
    expect(read(text)).toMatchObject({ kind: 'tempo', best, length });
  });

  it.each(['under arm turn', 'menos giros', '2', 'basic', 'from 3', '', 'about'])('is none in %s', (text) => {
    expect(read(text)).toBeNull();
  });
});
