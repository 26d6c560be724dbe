import { DIFFICULTIES, type Difficulty, LEVELS, type Level, STYLES, type Style } from './metadata.ts';

/** The label of a move that a phrase stands for. */
export type Meaning =
  | { readonly field: 'difficulty'; readonly value: Difficulty }
  | { readonly field: 'energy'; readonly value: Level }
  | { readonly field: 'style'; readonly value: Style }
  | { readonly field: 'category'; readonly value: string };

export interface Entry {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

const DIFFICULTY_WORDS: Readonly<Record<Difficulty, readonly string[]>> = {
  beginner: ['beginner', 'beginners', "beginner's", 'easy', 'simple', 'novice', 'low difficulty'],
  intermediate: [
    ...['intermediate', 'improver', 'improvers', 'medium difficulty'],
    ...['moderately difficult', 'moderately hard', 'moderately easy'],
  ],
  advanced: ['advanced', 'hard', 'difficult', 'expert', 'challenging', 'high difficulty'],
};

const ENERGY_WORDS: Readonly<Record<Level, readonly string[]>> = {
  low: ['low energy', 'low intensity', 'mellow', 'calm', 'relaxed', 'chilled', 'gentle', 'quiet', 'slow'],
  medium: ['medium energy', 'medium intensity', 'moderate energy', 'moderate'],
  high: ['high energy', 'high intensity', 'upbeat', 'powerful', 'lively', 'fast', 'intense', 'fiery'],
};

const STYLE_WORDS: Readonly<Record<Style, readonly string[]>> = {
  romantic: ['romantic', 'tender', 'loving'],
  energetic: ['energetic'],
  sensual: ['sensual', 'sexy'],
  playful: ['playful', 'fun', 'cheeky'],
};

const GENERIC: readonly Entry[] = [
  ...DIFFICULTIES.flatMap((value) => entries(DIFFICULTY_WORDS[value], { field: 'difficulty', value })),
  ...LEVELS.flatMap((value) => entries(ENERGY_WORDS[value], { field: 'energy', value })),
  ...STYLES.flatMap((value) => entries(STYLE_WORDS[value], { field: 'style', value })),
];

/** All phrases with a meaning, the longest first; a category's own name goes before a word of the field. */
export function lexiconOf(categories: readonly string[]): Entry[] {
  const named = categories.flatMap((value) => entries(spellings(value), { field: 'category', value }));
  return [...named, ...GENERIC].sort((a, b) => b.words.length - a.words.length);
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
