import {
  isDetail,
  knownForm,
  type Sense,
  SINGLE_WORDS,
  sensesOf,
  termOf,
} from '../../moves/labels/senses.ts';
import { editsBetween, singularOf } from '../../moves/labels/wordForms.ts';
import type { PartMeaning } from '../understood.ts';
import type { SpokenPart } from './readDescription.ts';
import type { Range } from './readRange.ts';
import type { WordIndex } from './wordIndex.ts';

/** A part of a description, looked for in a library. */
export interface MatchedPart {
  readonly words: string;
  readonly meaning: PartMeaning;
  readonly corrected: string | null;
  /** Whether it is a figure, or a word of a name: not only how something is danced. */
  readonly isFigure: boolean;
  /** How well each move has it, 0 to about 1.2. */
  readonly fits: Float32Array;
  /** How many moves have it. */
  readonly having: number;
}

type Matching = Omit<MatchedPart, 'having'>;

/** How well fit what stands beside the sense itself. */
const PACE_BY_ENERGY = 0.95;
const PACE_BY_TEMPO = 0.85;
const WORD_PART = 0.8;
/** What being farther beyond a bound adds at most. */
const MOST_BEYOND = 0.1;

const SHORTEST_PREFIX = 3;
const SHORTEST_PART = 4;

/** A move has a part from here on. */
export const HAS_FROM = 0.5;

export function matchPart(part: SpokenPart, index: WordIndex): MatchedPart {
  const matching = matchingOf(part, index);
  let having = 0;
  for (const fit of matching.fits) {
    having += fit > 0 ? 1 : 0;
  }
  return { ...matching, having };
}

function matchingOf(part: SpokenPart, index: WordIndex): Matching {
  const { words, spoken } = part;
  switch (spoken.kind) {
    case 'range':
      return {
        words,
        meaning: rangeMeaning(spoken.range),
        corrected: null,
        isFigure: false,
        fits: rangeFits(spoken.range, index),
      };
    case 'senses':
      return { words, corrected: null, ...sensed(spoken.senses, index) };
    case 'word':
      return matchWord(words, spoken.word, index);
  }
}

function sensed(
  senses: readonly Sense[],
  index: WordIndex,
): Pick<MatchedPart, 'meaning' | 'isFigure' | 'fits'> {
  const weights = new Map<number, number>();
  const add = (term: string, weight: number) => {
    const number = index.terms.get(term);
    if (number !== undefined) {
      weights.set(number, Math.max(weight, weights.get(number) ?? 0));
    }
  };
  for (const sense of senses) {
    add(termOf(sense), 1);
    if (sense.kind === 'pace') {
      add(`@energy:${sense.pace === 'slow' ? 'low' : 'high'}`, PACE_BY_ENERGY);
    }
  }
  const fits = index.fits(weights);
  for (const sense of senses) {
    addMeasured(fits, sense, index);
  }
  return { meaning: meaningOf(senses, index), isFigure: !isDetail(senses), fits };
}

/** What tempo and length tell of `slow` and `short`: the farther beyond the bound, the better. */
function addMeasured(fits: Float32Array, sense: Sense, index: WordIndex): void {
  if (sense.kind !== 'pace' && sense.kind !== 'span') {
    return;
  }
  const values = sense.kind === 'pace' ? index.tempos : index.lengths;
  const isLow = sense.kind === 'pace' ? sense.pace === 'slow' : sense.span === 'short';
  const bound = thirdOf(values, isLow);
  if (bound === null) {
    return;
  }
  const weight = sense.kind === 'pace' ? PACE_BY_TEMPO : 1;
  for (let row = 0; row < values.length; row++) {
    // No comparison holds for NaN.
    if (isLow ? values[row] <= bound : values[row] >= bound) {
      const beyond = MOST_BEYOND * Math.min(1, Math.abs(values[row] - bound) / bound);
      fits[row] = fits[row] > 0 ? fits[row] + MOST_BEYOND / 2 : weight - MOST_BEYOND + beyond;
    }
  }
}

const THIRDS = new WeakMap<Float64Array, { readonly low: number; readonly high: number } | null>();

/** The end of the lowest or highest third of a library's values; null where these do not differ. */
function thirdOf(values: Float64Array, isLow: boolean): number | null {
  const known = THIRDS.get(values);
  const thirds = known === undefined ? thirdsOf(values) : known;
  THIRDS.set(values, thirds);
  return thirds && (isLow ? thirds.low : thirds.high);
}

function thirdsOf(values: Float64Array): { readonly low: number; readonly high: number } | null {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length < 3 || known[0] === known[known.length - 1]) {
    return null;
  }
  const third = Math.floor((known.length - 1) / 3);
  return { low: known[third], high: known[known.length - 1 - third] };
}

function meaningOf(senses: readonly Sense[], index: WordIndex): PartMeaning {
  const [first] = senses;
  switch (first.kind) {
    case 'concept':
      return { kind: 'concept', concept: first.concept };
    case 'rating':
      return { kind: 'rating', field: first.field, value: first.value };
    case 'pace':
      return { kind: 'rating', field: 'energy', value: first.pace === 'slow' ? 'low' : 'high' };
    case 'span': {
      const bound = thirdOf(index.lengths, first.span === 'short');
      const [min, max] = first.span === 'short' ? [null, bound] : [bound, null];
      return { kind: 'length', minSeconds: min, maxSeconds: max };
    }
  }
}

function rangeMeaning({ kind, min, max }: Range): PartMeaning {
  return kind === 'tempo'
    ? { kind: 'tempo', minBpm: min, maxBpm: max }
    : { kind: 'length', minSeconds: min, maxSeconds: max };
}

function rangeFits({ kind, min, max, best }: Range, index: WordIndex): Float32Array {
  const values = kind === 'tempo' ? index.tempos : index.lengths;
  const [least, most] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY];
  const fits = new Float32Array(values.length);
  for (let row = 0; row < fits.length; row++) {
    // No comparison holds for NaN.
    if (values[row] >= least && values[row] <= most) {
      fits[row] = best === null ? 1 : 1 - (0.4 * Math.abs(values[row] - best)) / (most - best);
    }
  }
  return fits;
}

/** A word that the vocabulary does not have: a name's, the beginning or the end of one, or a word misspelled. */
function matchWord(words: string, word: string, index: WordIndex): Matching {
  const own = index.terms.get(singularOf(word)) ?? index.terms.get(word);
  if (own !== undefined) {
    return named(words, word, null, index.fits(new Map([[own, 1]])));
  }
  const parts = wordParts(word, index);
  if (parts.size > 0) {
    return named(words, word, null, index.fits(parts));
  }
  const begun =
    word.length >= SHORTEST_PREFIX ? SINGLE_WORDS.find((known) => known.startsWith(word)) : undefined;
  if (begun !== undefined) {
    return { words, corrected: begun, ...sensed(sensesOf(begun), index) };
  }
  const corrected = correctionOf(word, index);
  if (corrected === null) {
    return named(words, word, null, new Float32Array(index.moves.length));
  }
  const senses = sensesOf(knownForm(corrected) ?? corrected);
  const number = index.terms.get(corrected);
  return senses.length > 0
    ? { words, corrected, ...sensed(senses, index) }
    : named(words, corrected, corrected, index.fits(new Map(number === undefined ? [] : [[number, 1]])));
}

function named(words: string, word: string, corrected: string | null, fits: Float32Array): Matching {
  return { words, meaning: { kind: 'name', word }, corrected, isFigure: true, fits };
}

/** The terms that a word begins or, where it is long enough to be no accident, ends. */
function wordParts(word: string, index: WordIndex): Map<number, number> {
  const parts = new Map<number, number>();
  if (word.length < SHORTEST_PREFIX || !/\p{L}/u.test(word)) {
    return parts;
  }
  for (const term of index.words) {
    const isEnd = word.length >= SHORTEST_PART && term.endsWith(word);
    const number = index.terms.get(term);
    if (number !== undefined && (isEnd || term.startsWith(word))) {
      parts.set(number, WORD_PART);
    }
  }
  return parts;
}

/**
 * The word of the library, else of the vocabulary, that a misspelled word comes nearest to; null where none is near
 * enough: one edit for words of 4 to 7 letters, two beyond.
 */
function correctionOf(word: string, index: WordIndex): string | null {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (most === 0 || /\d/.test(word)) {
    return null;
  }
  let best: { readonly word: string; readonly edits: number } | null = null;
  for (const candidates of [index.words, SINGLE_WORDS]) {
    for (const candidate of candidates) {
      if (candidate.length >= SHORTEST_PREFIX) {
        const edits = Math.min(...[word, singularOf(word)].map((one) => editsBetween(one, candidate, most)));
        if (edits <= most && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) {
          best = { word: candidate, edits };
        }
      }
    }
  }
  return best?.word ?? null;
}
