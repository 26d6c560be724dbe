import type { Difficulty, Level, Style } from '../../moves/metadata.ts';
import { DIFFICULTIES, LEVELS, STYLES } from '../../moves/metadata.ts';

/** What a phrase of a request stands for. */
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
  intermediate: ['intermediate', 'improver', 'improvers', 'medium difficulty'],
  advanced: ['advanced', 'hard', 'difficult', 'expert', 'challenging', 'high difficulty'],
};

const ENERGY_WORDS: Readonly<Record<Level, readonly string[]>> = {
  low: ['low energy', 'calm', 'relaxed', 'chilled', 'gentle', 'quiet', 'slow'],
  medium: ['medium energy', 'moderate energy', 'moderate'],
  high: ['high energy', 'powerful', 'lively', 'fast', 'intense', 'fiery'],
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
