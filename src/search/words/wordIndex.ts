import { type ClipKey, compareKeys, NO_CATEGORY, stemOf } from '../../moves/clip.ts';
import { FILTER_FIELDS, rulesOf, valuesOf } from '../../moves/labels/fields.ts';
import { FILLERS } from '../../moves/labels/glueWords.ts';
import type { MoveMetadata } from '../../moves/labels/metadata.ts';
import { endingOf, impliedBy, type Sense, termOf } from '../../moves/labels/senses.ts';
import { singularOf, wordsOf } from '../../moves/labels/wordForms.ts';
import { readName, type SpokenPart } from './readDescription.ts';

/** What is known of a move in words and numbers. */
export interface WordedMove {
  readonly key: ClipKey;
  readonly metadata: MoveMetadata;
  readonly durationSeconds: number;
  readonly tempoBpm: number | null;
}

/** How well a term fits a move by where it stands. */
const LABELLED = 1;
const NAMED = 0.9;
/** Of a concept that another one implies. */
const IMPLIED = 0.9;
/** Of what only the end of a word means. */
const ENDING = 0.8;
/** Of a style, which is mostly derived from the label. */
const DERIVED = 0.85;

/**
 * The words of a library's moves, read once: for each move its terms, which are senses of the vocabulary (`termOf`) and
 * words that the vocabulary does not have, with how well each fits. A move takes about 100 bytes beyond its own.
 */
export class WordIndex {
  /** Those whose names have the fewest words first, then by clip key. */
  readonly moves: readonly WordedMove[];
  /** The number of each term. */
  readonly terms: ReadonlyMap<string, number>;
  /** The terms that are words with letters. */
  readonly words: readonly string[];
  /** Beats per minute and seconds of each move; NaN where nobody knows. */
  readonly tempos: Float64Array;
  readonly lengths: Float64Array;
  readonly #terms: Int32Array;
  readonly #strengths: Float32Array;
  /** Where each move's terms begin; one more than there are moves. */
  readonly #starts: Int32Array;

  constructor(moves: readonly WordedMove[]) {
    const numbers = new Map<string, number>();
    const terms: number[] = [];
    const strengths: number[] = [];
    this.moves = shortNamesFirst(moves);
    this.tempos = Float64Array.from(this.moves, ({ tempoBpm }) => tempoBpm ?? Number.NaN);
    this.lengths = Float64Array.from(this.moves, ({ durationSeconds }) => durationSeconds);
    this.#starts = new Int32Array(moves.length + 1);
    const termsOf = remembered(termsOfText);
    for (const [row, { key, metadata }] of this.moves.entries()) {
      for (const [term, strength] of termsOfMove(metadata, stemOf(key), termsOf)) {
        const number = numbers.get(term) ?? numbers.size;
        numbers.set(term, number);
        terms.push(number);
        strengths.push(strength);
      }
      this.#starts[row + 1] = terms.length;
    }
    this.terms = numbers;
    this.words = [...numbers.keys()].filter((term) => /^\p{L}/u.test(term));
    this.#terms = Int32Array.from(terms);
    this.#strengths = Float32Array.from(strengths);
  }

  /**
   * How well each move fits the best of some terms; a little better where it has several.
   * @param weights of the terms by their number
   */
  fits(weights: ReadonlyMap<number, number>): Float32Array {
    const fits = new Float32Array(this.moves.length);
    if (weights.size === 0) {
      return fits;
    }
    const ofTerm = new Float32Array(this.terms.size);
    for (const [term, weight] of weights) {
      ofTerm[term] = weight;
    }
    for (let row = 0; row < fits.length; row++) {
      let best = 0;
      let further = -1;
      for (let i = this.#starts[row]; i < this.#starts[row + 1]; i++) {
        const fit = ofTerm[this.#terms[i]] * this.#strengths[i];
        best = Math.max(best, fit);
        further += fit > 0 ? 1 : 0;
      }
      fits[row] = best === 0 ? 0 : best + FURTHER_EVIDENCE * Math.min(further, MOST_FURTHER);
    }
    return fits;
  }
}

/** Gained by each further way in which a move fits. */
const FURTHER_EVIDENCE = 0.05;
const MOST_FURTHER = 3;

type Terms = readonly (readonly [term: string, strength: number])[];

function termsOfMove(metadata: MoveMetadata, stem: string, termsOf: (text: string) => Terms): Terms {
  const { category, label, clipId } = metadata;
  const labels = [category === NO_CATEGORY ? null : category, label];
  const names = clipId === stem ? [stem] : [stem, clipId];
  return [
    ...labels.flatMap((label) => (label === null ? [] : termsOf(label))),
    ...bestOfEach(names.flatMap((name) => namedTerms(name, termsOf))).map(
      ([term, fit]) => [term, fit * NAMED] as const,
    ),
    ...FILTER_FIELDS.filter((field) => rulesOf(field).kind === 'choice').flatMap((field) =>
      valuesOf(metadata[field]).map(
        (value) => [`@${field}:${value}`, rulesOf(field).derived ? DERIVED : LABELLED] as const,
      ),
    ),
  ];
}

/** Numbers tell the names of many moves apart that are otherwise alike: what their words mean is read once. */
function namedTerms(name: string, termsOf: (text: string) => Terms): Terms {
  const numbers = name.match(/\d+/g) ?? [];
  return [...termsOf(name.replaceAll(/\d+/g, ' ')), ...numbers.map((number) => [number, 1] as const)];
}

/** The terms of a name or label, each once, with how well they fit one that has it. */
function termsOfText(text: string): Terms {
  return bestOfEach([...readName(text).flatMap(termsOfPart), ...wordsOf(text).map(wordTerm)]);
}

function wordTerm({ text }: { readonly text: string }): readonly [string, number] {
  return [FILLERS.has(text) ? text : singularOf(text), 1];
}

function termsOfPart({ spoken }: SpokenPart): Terms {
  switch (spoken.kind) {
    case 'senses':
      return termsOfSenses(spoken.senses);
    case 'word': {
      const ending = termsOfSenses(endingOf(spoken.word));
      return [[singularOf(spoken.word), 1], ...ending.map(([term, fit]) => [term, fit * ENDING] as const)];
    }
    case 'range':
      return [];
  }
}

function termsOfSenses(senses: readonly Sense[]): Terms {
  return senses.flatMap((sense) => {
    const implied = sense.kind === 'concept' ? impliedBy(sense.concept) : [];
    return [[termOf(sense), 1] as const, ...implied.map((concept) => [`#${concept}`, IMPLIED] as const)];
  });
}

function bestOfEach(terms: Terms): Terms {
  const best = new Map<string, number>();
  for (const [term, strength] of terms) {
    best.set(term, Math.max(strength, best.get(term) ?? 0));
  }
  return [...best];
}

function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? of(text);
    known.set(text, value);
    return value;
  };
}

function shortNamesFirst(moves: readonly WordedMove[]): WordedMove[] {
  const lengths = new Map(
    moves.map(({ key }) => [
      key,
      stemOf(key)
        .split(/[^\p{L}\p{M}]+/u)
        .filter(Boolean).length,
    ]),
  );
  return moves.toSorted(
    (a, b) => (lengths.get(a.key) ?? 0) - (lengths.get(b.key) ?? 0) || compareKeys(a.key, b.key),
  );
}
