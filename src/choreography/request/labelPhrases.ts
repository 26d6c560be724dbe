import { RATING_PHRASES, type Rating } from '../../moves/labels/ratingWords.ts';

/** The label of a move that a phrase stands for. */
export type Meaning = Rating | { readonly field: 'category'; readonly value: string };

export interface Entry {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

const RATINGS: readonly Entry[] = RATING_PHRASES.flatMap(({ phrase, rating }) => entries([phrase], rating));

/** All phrases with a meaning, the longest first; a category's own name goes before a word of the field. */
export function lexiconOf(categories: readonly string[]): Entry[] {
  const named = categories.flatMap((value) => entries(spellings(value), { field: 'category', value }));
  return [...named, ...RATINGS].sort((a, b) => b.words.length - a.words.length);
}

function entries(phrases: readonly string[], meaning: Meaning): Entry[] {
  return phrases
    .map((phrase) => ({ words: phrase.split(' '), meaning }))
    .filter(({ words }) => words.every((word) => word !== ''));
}

/** `hiprolls`: hiprolls, hiproll. `arm_styling`: arm styling. In the words that `tokensOf` makes of them. */
function spellings(category: string): string[] {
  const words =
    category
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\d+/gu)
      ?.join(' ') ?? '';
  // A category whose name is a word of the grammar, such as `a`, would swallow the sentence.
  if (words.length < 3) {
    return [];
  }
  return words.endsWith('s') ? [words, words.slice(0, -1)] : [words, `${words}s`];
}

/** A label at a place of a sentence, and how many words it takes there. */
export interface LabelAt {
  readonly meaning: Meaning;
  readonly length: number;
}

/**
 * The labels that the words from a place on spell, whether written as one or apart (`hiproll`, `hip roll`), the longest
 * name first.
 * @param words as `tokensOf` makes them
 */
export function* labelsAt(
  lexicon: readonly Entry[],
  words: readonly string[],
  at: number,
): Generator<LabelAt> {
  for (const { words: label, meaning } of lexicon) {
    const length = lengthAt(label, words, at);
    if (length > 0) {
      yield { meaning, length };
    }
  }
}

/** How many words spell a label here; 0 where none do. */
function lengthAt(label: readonly string[], words: readonly string[], at: number): number {
  const joined = label.join('');
  let spelled = '';
  for (let length = 1; spelled.length < joined.length && at + length <= words.length; length++) {
    spelled += words[at + length - 1];
    if (spelled === joined) {
      return length;
    }
  }
  return 0;
}
