import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termOf } from '../../moves/labels/senses.ts';
import { readDescription, type SpokenPart } from './readDescription.ts';

const said = ({ spoken }: SpokenPart): string => {
  switch (spoken.kind) {
    case 'word':
      return spoken.word;
    case 'senses':
      return termOf(spoken.senses[0]);
    case 'range':
      return `${spoken.range.kind} ${spoken.range.min}-${spoken.range.max}`;
  }
};
const wanted = (text: string) => readDescription(text).wanted.map(said);
const excluded = (text: string) => readDescription(text).excluded.map((group) => group.map(said).join('+'));

describe('a description', () => {
  it.each([
    ['slow romantic basic', ['~slow', '@style:romantic', '#basic']],
    ['something like a body wave, please', ['#bodywave']],
    ['busco un paso básico muy tranquilo', ['#basic', '@energy:low']],
    ['vuelta de la chica a la izquierda', ['#ladyturn', '#left']],
    ['vuelta izquierda de la chica', ['#ladyturn', '#left']],
    ['turn for the lady', ['#ladyturn']],
    ['dile que no', ['#cross_body_lead']],
    ['sidedip', ['#sidedip']],
    ['juego de pies rápido', ['#footwork', '~fast']],
    ['basic under 125 bpm', ['#basic', 'tempo null-125']],
    ['sensual style', ['@style:sensual']],
    ['spin spin spins', ['#spin']],
    ['paseala', ['paseala']],
    ['dance', ['dance']],
    ['', []],
  ])('wants of %s', (text, terms) => {
    expect(wanted(text)).toEqual(terms);
    expect(excluded(text)).toEqual([]);
  });

  it.each([
    ['no spins', [], ['#spin']],
    ['shadow without dips', ['#shadow'], ['#dip']],
    ['sin vueltas', [], ['#turn']],
    ['no spins or dips', [], ['#spin', '#dip']],
    ['sin giros ni caídas', [], ['#turn', '#dip']],
    ['no double spins', [], ['#double+#spin']],
    ['sin giros dobles', [], ['#turn+#double']],
    ['not sensual, basic', ['#basic'], ['@style:sensual']],
    ['not sensual basic', ['#basic'], ['@style:sensual']],
    ['nada de brazos', [], ['#arm']],
    ['no spins, basic', ['#basic'], ['#spin']],
    ['básico que no sea lento', ['#basic'], ['~slow']],
    ['todo menos giros', [], ['#turn']],
    ['no', [], []],
  ])('leaves out of %s', (text, terms, groups) => {
    expect(excluded(text)).toEqual(groups);
    expect(wanted(text)).toEqual(terms);
  });

  it('keeps the words of its parts as they were written', () => {
    const { wanted: parts } = readDescription('Vuelta de la Chica, GIRÓ y Páseala');
    expect(parts.map(({ words }) => words)).toEqual(['Vuelta de la Chica', 'GIRÓ', 'Páseala']);
  });

  it('is read whatever it is', () => {
    const words = fc.constantFrom(
      'no',
      'spin',
      'under',
      '10',
      'seconds',
      'de',
      'la',
      'chica',
      ',',
      'and',
      'dip',
    );
    const sentence = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), sentence), (text) => {
        const read = readDescription(text);
        expect(read.excluded.every((group) => group.length > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
