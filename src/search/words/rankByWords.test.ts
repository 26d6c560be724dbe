import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { move } from '../../../test/library/moveBuilder.ts';
import { bestRanked, rankByWords } from './rankByWords.ts';
import { readDescription } from './readDescription.ts';
import { WordIndex } from './wordIndex.ts';

const INDEX = new WordIndex([
  move('basic/slow_side.mp4', { label: 'basic', energy: 'low', difficulty: 'low', tempoBpm: 110 }),
  move('basic/energetic_side.mp4', { label: 'basic', energy: 'high', difficulty: 'low', tempoBpm: 140 }),
  move('intros/intro_basic.mp4', {
    label: 'intros',
    difficulty: 'medium',
    tempoBpm: 128,
    durationSeconds: 4,
  }),
  move('style/shadow_sidedip.mp4', { label: 'style', difficulty: 'high', tempoBpm: 125 }),
  move('golpes/golpes_dip.mp4', { label: 'golpes', difficulty: 'high', tempoBpm: 130 }),
  move('spin/double_spin.mp4', { label: 'spin', difficulty: 'high', energy: 'high', tempoBpm: 141 }),
  move('spin/cross_spin.mp4', { label: 'spin', difficulty: 'low', tempoBpm: 120 }),
  move('ladyturn/left.mp4', { label: 'ladyturn', difficulty: 'medium', tempoBpm: 128 }),
  move('hammerlock/machetes.mp4', { label: 'hammerlock', difficulty: 'medium', tempoBpm: 133 }),
  move('hiprolls/quebradita.mp4', { label: 'hiprolls', difficulty: 'medium', tempoBpm: 122 }),
  move('shadow/zigzagkicks.mp4', { label: 'shadow', difficulty: 'medium', tempoBpm: 128 }),
  move('footwork/solo.mp4', { label: 'footwork', difficulty: 'high', tempoBpm: 141, durationSeconds: 20 }),
]);

const rank = (description: string) => {
  const ranking = rankByWords(readDescription(description), INDEX);
  return { ...ranking, best: bestRanked(ranking, INDEX, 100).best };
};
const found = (description: string) => rank(description).best.map(({ move: { key } }) => key);

describe('moves that fit words', () => {
  it.each([
    ['dip', ['golpes/golpes_dip.mp4', 'style/shadow_sidedip.mp4']],
    ['caídas', ['golpes/golpes_dip.mp4', 'style/shadow_sidedip.mp4']],
    ['vuelta de la chica', ['ladyturn/left.mp4']],
    ['lady turn to the left', ['ladyturn/left.mp4']],
    ['giro', ['spin/cross_spin.mp4', 'spin/double_spin.mp4', 'ladyturn/left.mp4']],
    ['spin', ['spin/cross_spin.mp4', 'spin/double_spin.mp4']],
    ['martillo', ['hammerlock/machetes.mp4']],
    ['hamerlok', ['hammerlock/machetes.mp4']],
    ['machete', ['hammerlock/machetes.mp4']],
    ['quebrad', ['hiprolls/quebradita.mp4']],
    ['cadera', ['hiprolls/quebradita.mp4']],
    ['hiproll', ['hiprolls/quebradita.mp4']],
    ['slow basic', ['basic/slow_side.mp4']],
    ['slow romantic basic', ['basic/slow_side.mp4']],
    ['easy spin', ['spin/cross_spin.mp4']],
    ['giro difícil', ['spin/double_spin.mp4']],
    ['spin under 130 bpm', ['spin/cross_spin.mp4']],
    ['under 5 seconds', ['intros/intro_basic.mp4']],
    ['pisadas de más de 10 segundos', ['footwork/solo.mp4']],
    ['dip without shadow', ['golpes/golpes_dip.mp4']],
    ['giros sin dobles', ['spin/cross_spin.mp4', 'ladyturn/left.mp4']],
    ['no spins turns', ['ladyturn/left.mp4']],
    ['patadas', ['shadow/zigzagkicks.mp4']],
    ['asdfgh', []],
    ['lift', []],
    ['in', []],
    ['no asdfgh', []],
  ])('%s', (description, keys) => {
    expect(found(description)).toEqual(keys);
  });

  it('come by their label before those that only have the word in their name', () => {
    expect(found('basic')).toEqual(
      ['basic/slow_side.mp4', 'basic/energetic_side.mp4', 'intros/intro_basic.mp4'].toSorted(
        (a, b) => Number(a.startsWith('intros')) - Number(b.startsWith('intros')) || (a < b ? -1 : 1),
      ),
    );
  });

  it('are all but those that are not wanted', () => {
    expect(found('no lifts')).toHaveLength(INDEX.moves.length);
    expect(found('sin giros ni caídas').filter((key) => /spin|turn|dip/.test(key))).toEqual([]);
    expect(found('sin giros ni caídas')).toHaveLength(7);
  });

  it('are told with what was understood', () => {
    expect(rank('hamerlock asdfgh 130 bpm, no spins').understood).toEqual([
      {
        words: 'hamerlock',
        role: 'wanted',
        meaning: { kind: 'concept', concept: 'hammerlock' },
        corrected: 'hammerlock',
      },
      { words: 'asdfgh', role: 'unmatched', meaning: { kind: 'name', word: 'asdfgh' }, corrected: null },
      {
        words: '130 bpm',
        role: 'wanted',
        meaning: { kind: 'tempo', minBpm: 123.5, maxBpm: 136.5 },
        corrected: null,
      },
      { words: 'spins', role: 'excluded', meaning: { kind: 'concept', concept: 'spin' }, corrected: null },
    ]);
    expect(rank('dip asdfgh').best).toHaveLength(2);
  });

  it('does not take one known word for another', () => {
    expect(rank('pose').understood[0]).toMatchObject({ role: 'unmatched', corrected: null });
    expect(found('pose')).toEqual([]);
  });

  it('are never those that are excluded, and never found twice, whatever is asked', () => {
    const words = fc.constantFrom(
      'basic',
      'spin',
      'caída',
      'slow',
      'easy',
      'asdf',
      'left',
      '130 bpm',
      'sensual',
    );
    const without = fc.constantFrom('spins', 'dips', 'basics', 'lady turns', 'golpes');
    const pieces = {
      spins: 'spin/',
      dips: 'dip',
      basics: 'basic',
      'lady turns': 'ladyturn',
      golpes: 'golpes',
    };
    fc.assert(
      fc.property(fc.array(words, { maxLength: 4 }), without, (wanted, unwanted) => {
        const keys = found(`${wanted.join(' ')} without ${unwanted}`);
        expect(keys.filter((key) => key.includes(pieces[unwanted]))).toEqual([]);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 200 },
    );
  });

  it('are ranked for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { best, scores } = rank(text);
        expect(best.every(({ score }) => score > 0 && score <= 1)).toBe(true);
        const sorted = [...scores.filter((score) => score > 0)].sort((a, b) => b - a);
        expect(best.map(({ score }) => score)).toEqual(sorted.map((score) => Math.min(1, score)));
        expect(bestRanked({ scores }, INDEX, 3)).toEqual({ best: best.slice(0, 3), available: best.length });
      }),
      { numRuns: 300 },
    );
  });
});
