import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothGenders, RATING_PHRASES } from './ratingWords.ts';
import { endingOf, phraseAt, piecesOf, sensesOf, termOf } from './senses.ts';
import { CONCEPTS, conceptName } from './vocabulary.ts';
import { editsBetween, folded, formsOf, wordsOf } from './wordForms.ts';

const termsOf = (text: string) => {
  const words = wordsOf(text).map((word) => word.text);
  return phraseAt(words, 0, (word) => ['de', 'la', 'the'].includes(word))?.senses.map(termOf) ?? [];
};
const PHRASES = Object.entries(CONCEPTS).flatMap(([concept, { en, es }]) =>
  [...en, ...es].flatMap(bothGenders).map((phrase) => [phrase, concept] as const),
);

describe('the vocabulary', () => {
  it.each(PHRASES)('reads %s as %s', (phrase, concept) => {
    expect(termsOf(phrase)).toContain(`#${concept}`);
    expect(termsOf(folded(phrase).toUpperCase())).toContain(`#${concept}`);
  });

  it('reads every rating of both languages', () => {
    for (const { phrase, rating } of RATING_PHRASES) {
      expect(termsOf(phrase)).toContain(`@${rating.field}:${rating.value}`);
    }
  });

  it('implies only concepts that there are, and has a name for each in both languages', () => {
    for (const [id, { of = [] }] of Object.entries(CONCEPTS)) {
      expect(of.filter((one) => !Object.hasOwn(CONCEPTS, one))).toEqual([]);
      expect(conceptName(id, 'en')).toMatch(/\S/);
      expect(conceptName(id, 'es')).toMatch(/^[^/]+$/);
    }
    expect(conceptName('dip', 'es')).toBe('caída');
    expect(conceptName('constructor', 'en')).toBeNull();
  });

  it.each([
    ['ondas corporales', '#bodywave'],
    ['vueltas de la chica', '#ladyturn'],
    ['spinning', '#spin'],
    ['turned', '#turn'],
    ['veces', undefined],
    ['Posición de la sombra', '#shadow'],
    ['golpecitos', '#golpe'],
  ])('reads the forms of its words: %s', (text, term) => {
    expect(termsOf(text)[0]).toBe(term);
  });

  it.each([
    ['sidedip', ['side', 'dip']],
    ['ladyturns', ['lady', 'turns']],
    ['doublespin', ['double', 'spin']],
    ['hiprollbodywave', ['hip', 'roll', 'body', 'wave']],
    ['spin', null],
    ['asdfgh', null],
    ['locked', null],
  ])('takes %s apart', (word, pieces) => {
    expect(piecesOf(word)?.flatMap((piece) => piecesOf(piece) ?? [piece]) ?? null).toEqual(pieces);
  });

  it.each([
    ['freeturn', ['#turn']],
    ['contragiros', ['#turn', '#spin']],
    ['return', []],
    ['basement', []],
    ['xyzleft', []],
  ])('reads the end of %s', (word, terms) => {
    expect(endingOf(word).map(termOf)).toEqual(terms);
  });

  it('knows no words of an object', () => {
    expect(sensesOf('constructor')).toEqual([]);
  });
});

describe('the forms of words', () => {
  it('part names at capitals, digits and marks, and keep where each word stood', () => {
    const text = 'LadyTurn_left2, GIRÓ l’onda';
    const words = wordsOf(text);
    expect(words.map((word) => word.text)).toEqual(['lady', 'turn', 'left', '2', 'giro', "l'onda"]);
    expect(words.map(({ start, end }) => text.slice(start, end)).join('|')).toBe(
      'Lady|Turn|left|2|GIRÓ|l’onda',
    );
    expect(words.map(({ afterPause }) => afterPause)).toEqual([false, false, false, false, true, false]);
  });

  it('never fail, and lie within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const composed = text.normalize('NFC');
        for (const { start, end, text: word } of wordsOf(text)) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(composed.length);
          expect(formsOf(word)[0]).toBe(word);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['hammerlock', 'hamerlock', 1],
    ['spin', 'spni', 1],
    ['dip', 'dip', 0],
    ['basic', 'shadow', 3],
  ])('count the edits between %s and %s', (a, b, edits) => {
    expect(editsBetween(a, b, 2)).toBe(edits);
    expect(editsBetween(b, a, 2)).toBe(edits);
  });
});
