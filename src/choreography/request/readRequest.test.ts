import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIFFICULTIES, LEVELS, STYLES } from '../../moves/labels/metadata.ts';
import { readRequest } from './readRequest.ts';
import type { RequestVocabulary, UnderstoodRequest } from './understoodRequest.ts';

const VOCABULARY: RequestVocabulary = {
  categories: ['arm_styling', 'basic', 'golpes', 'hiprolls', 'shadow', 'spin', 'style'],
  songs: ['songs/Paper Moon.mp3', 'songs/paper.mp3', 'Slow_Tide.ogg'],
};

const read = (sentence: string): UnderstoodRequest => readRequest(sentence, VOCABULARY);

describe('readRequest', () => {
  it('understands a whole sentence', () => {
    expect(read('a two-minute romantic beginner dance that ends gently')).toEqual({
      request: {
        words: 'a two-minute romantic beginner dance that ends gently',
        durationSeconds: 120,
        difficulty: ['beginner'],
        energy: [],
        style: ['romantic'],
        category: [],
        excluded: [],
        opening: null,
        ending: 'gentle',
      },
      song: null,
      understood: ['2 minutes', 'romantic', 'beginner', 'a gentle ending'],
      ignored: [],
      description: '',
    });
  });

  it('understands a list of wishes', () => {
    const { request, understood, description } = read('90 seconds energetic, no shadow, start slow');
    expect(request).toMatchObject({
      durationSeconds: 90,
      style: ['energetic'],
      energy: [],
      excluded: ['shadow'],
      opening: 'gentle',
    });
    expect(understood).toEqual(['1 minute 30 seconds', 'energetic', 'no shadow', 'a gentle start']);
    expect(description).toBe('');
  });

  it.each([
    ['90 seconds', 90],
    ['90s', 90],
    ['45 sec', 45],
    ['2 min', 120],
    ['two minutes', 120],
    ['a two-minute dance', 120],
    ['twenty-five seconds', 25],
    ['ninety seconds', 90],
    ['a minute', 60],
    ['half a minute', 30],
    ['a half minute', 30],
    ['a minute and a half', 90],
    ['two and a half minutes', 150],
    ['2.5 minutes', 150],
    ['1 minute 30 seconds', 90],
    ['one minute and twenty seconds', 80],
    ['a couple of minutes', 120],
    ['1:30', 90],
    ['a 1:30 minute routine', 90],
    ['three minutes thirty', 210],
    ['3 min 20, romantic', 200],
    ['a full minute', 60],
    ['two to three minutes', 150],
    ['2-3 minutes', 150],
    ['between 90 seconds and two minutes', 105],
    ['no more than two minutes', 120],
    ['at least 90 seconds', 90],
  ])('reads the duration of %j', (sentence, seconds) => {
    expect(read(sentence).request.durationSeconds).toBe(seconds);
    expect(read(sentence)).toMatchObject({ description: '', ignored: [] });
  });

  it.each(['minutes', 'zero seconds', '100 hours', '3 spins', '1:99', 'a second thought of 90'])(
    'reads no duration where none is meant: %j',
    (sentence) => {
      expect(read(sentence).request.durationSeconds).toBeNull();
    },
  );

  it.each([
    ['ends gently', { ending: 'gentle' }],
    ['finishing with a bang', { ending: 'strong' }],
    ['a big finish', { ending: 'strong' }],
    ['a soft ending', { ending: 'gentle' }],
    ['starts strong and ends slow', { opening: 'strong', ending: 'gentle' }],
    ['with a slow start', { opening: 'gentle' }],
    ['gentle in the beginning, powerful at the end', { opening: 'gentle', ending: 'strong' }],
  ])('reads how the dance begins and ends: %j', (sentence, expected) => {
    expect(read(sentence).request).toMatchObject({ opening: null, ending: null, energy: [], ...expected });
  });

  it.each([
    ['spins and hip rolls', ['spin', 'hiprolls'], []],
    ['spins, a hiproll', ['spin', 'hiprolls'], []],
    ['without shadow or golpes', [], ['shadow', 'golpes']],
    ['no shadow and romantic', [], ['shadow']],
    ['arm styling but no spins', ['arm_styling'], ['spin']],
    ['arm_styling', ['arm_styling'], []],
    ['a romantic style', [], []],
    ['style moves', ['style'], []],
    ['spin, no spin', [], ['spin']],
    ["I don't want any shadow position", [], ['shadow']],
    ['please leave out the golpes', [], ['golpes']],
    ['everything except shadow', [], ['shadow']],
    ['without any golpes, hip rolls, or spins', [], ['golpes', 'hiprolls', 'spin']],
    ['no golpes, hip rolls', ['hiprolls'], ['golpes']],
    ['no golpes, and hip rolls', ['hiprolls'], ['golpes']],
  ])('reads the categories of %j', (sentence, category, excluded) => {
    const { request } = read(sentence);
    expect(request.excluded).toEqual(excluded);
    expect(request.category).toEqual(category);
  });

  it('takes all other values for one that is not wanted', () => {
    expect(read('nothing advanced, not sensual').request).toMatchObject({
      difficulty: ['beginner', 'intermediate'],
      style: ['romantic', 'energetic', 'playful'],
    });
  });

  it.each([
    ["don't make it too difficult", { difficulty: ['beginner', 'intermediate'] }],
    ['moderately difficult', { difficulty: ['intermediate'] }],
    ['low-intensity', { energy: ['low'] }],
    ['less sensual, more playful', { style: ['playful'] }],
  ])('reads the labels of %j', (sentence, expected) => {
    expect(read(sentence)).toMatchObject({ request: expected, description: '' });
  });

  it.each([
    ['ends on a hip roll', { lastCategory: 'hiprolls' }, 'ends with hiprolls'],
    ['open with spins', { firstCategory: 'spin' }, 'starts with spin'],
    ['start with a spin', { firstCategory: 'spin' }, 'starts with spin'],
  ])(
    'asks for a move at the place where it is wanted, and not everywhere: %j',
    (sentence, expected, phrase) => {
      const { request, understood, ignored, description } = read(sentence);
      expect(request).toMatchObject({ category: [], ...expected });
      expect({ understood, ignored, description }).toEqual({
        understood: [phrase],
        ignored: [],
        description: '',
      });
    },
  );

  it.each([
    ['from 0:10 to 0:50', { fromSeconds: 10, toSeconds: 50 }, 'from 0:10 to 0:50'],
    ['romantic, between 1:05 and 2:00', { fromSeconds: 65, toSeconds: 120 }, 'from 1:05 to 2:00'],
  ])('reads the part of the song in %j', (sentence, part, phrase) => {
    const { request, understood } = read(sentence);
    expect(request).toMatchObject({ part, durationSeconds: null });
    expect(understood).toContain(phrase);
  });

  it.each([
    [
      'un baile romántico de dos minutos para principiantes que termine suave',
      { durationSeconds: 120, style: ['romantic'], difficulty: ['beginner'], ending: 'gentle' },
    ],
    ['90 segundos, sin shadow ni spins', { durationSeconds: 90, excluded: ['shadow', 'spin'] }],
    ['un minuto y medio, empieza con un spin', { durationSeconds: 90, firstCategory: 'spin' }],
    ['medio minuto, fácil', { durationSeconds: 30, difficulty: ['beginner'] }],
    ['desde 0:10 hasta 0:50, sensual', { part: { fromSeconds: 10, toSeconds: 50 }, style: ['sensual'] }],
    ['quiero una coreografía con final fuerte', { ending: 'strong' }],
    ['nada de hiprolls, nivel intermedio', { excluded: ['hiprolls'], difficulty: ['intermediate'] }],
  ])('understands Spanish: %j', (sentence, expected) => {
    const { request, description, ignored } = read(sentence);
    expect(request).toMatchObject(expected);
    expect({ description, ignored }).toEqual({ description: '', ignored: [] });
  });

  it.each([
    ['a dance to Paper Moon', 'songs/Paper Moon.mp3'],
    ['a dance to paper moon, 2 minutes', 'songs/Paper Moon.mp3'],
    ['to the song slow tide', 'Slow_Tide.ogg'],
    ['use the song Blue Stairs, 2:30', 'Blue Stairs'],
    ['use paper moon', 'songs/Paper Moon.mp3'],
    ['use Golpes', null],
    ['something to “slow tide”', 'Slow_Tide.ogg'],
    ['something romantic to "Blue Stairs" please', 'Blue Stairs'],
    ["'Blue Stairs', for beginners", 'Blue Stairs'],
    ['a dance to Blue Stairs that ends gently', 'Blue Stairs'],
    ["a beginner's dance, it's for friends' parties", null],
    ['a dance to enjoy', null],
  ])('finds the song of %j', (sentence, song) => {
    expect(read(sentence).song).toBe(song);
  });

  it('does not read labels in the name of a song', () => {
    expect(read('a dance to "Romantic Shadow 2 minutes"')).toMatchObject({
      request: { style: [], category: [], durationSeconds: null },
      song: 'Romantic Shadow 2 minutes',
      description: '',
    });
  });

  it('leaves over what it does not understand, and what is not wanted apart from it', () => {
    const { description, ignored, request } = read(
      'romantic with flowing arms and close embrace, no lifts, for two minutes',
    );
    expect(description).toBe('flowing arms and close embrace');
    expect(ignored).toEqual(['no lifts']);
    expect(request).toMatchObject({ style: ['romantic'], durationSeconds: 120 });
  });
});

const WORDS = [
  ...[
    'a',
    'the',
    'no',
    'not',
    'without',
    'and',
    'or',
    'to',
    'ends',
    'start',
    'slow',
    'gently',
    'strong',
    'half',
  ],
  ...[
    'two',
    'ninety',
    '90',
    '1:30',
    'minute',
    'seconds',
    'romantic',
    'energetic',
    'beginner',
    'hard',
    'spins',
  ],
  ...[
    'hip',
    'rolls',
    'shadow',
    'style',
    'moves',
    'Paper',
    'Moon',
    'flowing',
    'arms',
    ',',
    '.',
    '"',
    "'",
    '“x”',
  ],
];
const sentences = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }).map((words) => words.join(' ')),
);

describe('any sentence', () => {
  it('gives a request of the field, whose values it speaks of', () => {
    fc.assert(
      fc.property(sentences, (sentence) => {
        const { request, song } = read(sentence);
        expect(request.words).toBe(sentence);
        expect(DIFFICULTIES).toEqual(expect.arrayContaining(request.difficulty));
        expect(LEVELS).toEqual(expect.arrayContaining(request.energy));
        expect(STYLES).toEqual(expect.arrayContaining(request.style));
        expect(VOCABULARY.categories).toEqual(
          expect.arrayContaining([...request.category, ...request.excluded]),
        );
        expect(request.durationSeconds ?? 1).toBeGreaterThan(0);
        expect(song).not.toBe('');
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('is not understood to say what none of its words says', () => {
    const meaningless = fc.array(fc.constantFrom('flowing', 'arms', 'the', 'of', 'moonlit', 'um', '7', ','));
    fc.assert(
      fc.property(meaningless, (words) => {
        expect(read(words.join(' '))).toMatchObject({ song: null, understood: [], ignored: [] });
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('leaves over a description in which nothing more can be understood', () => {
    fc.assert(
      fc.property(sentences, (sentence) => {
        const { description } = read(sentence);
        expect(read(description)).toMatchObject({ understood: [], ignored: [], song: null, description });
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('loses none of its words: each is understood, left over, or has no meaning of its own', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['flowing', 'moonlit', 'romantic', 'spins', 'two minutes']),
        (words) => {
          const { description, understood } = read(words.join(' '));
          expect(description.split(/[, ]+/).filter(Boolean)).toEqual(
            words.filter((word) => ['flowing', 'moonlit'].includes(word)),
          );
          expect(understood).toHaveLength(words.length - description.split(/[, ]+/).filter(Boolean).length);
        },
      ),
      { numRuns: 50, seed: 1 },
    );
  });
});
