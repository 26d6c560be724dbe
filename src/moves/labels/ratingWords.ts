import { DIFFICULTIES, type Difficulty, LEVELS, type Level, STYLES, type Style } from './metadata.ts';

/** A rating that a phrase stands for. */
export type Rating =
  | { readonly field: 'difficulty'; readonly value: Difficulty }
  | { readonly field: 'energy'; readonly value: Level }
  | { readonly field: 'style'; readonly value: Style };

/** The phrases of both languages, in lower case; `fácil/a` stands for both genders. */
const DIFFICULTY_WORDS: Readonly<Record<Difficulty, readonly string[]>> = {
  beginner: [
    ...['beginner', 'beginners', "beginner's", 'easy', 'easier', 'easiest', 'simple', 'novice'],
    ...['low difficulty', 'low level', 'beginner level', 'entry level'],
    ...['principiante', 'principiantes', 'fácil', 'sencillo/a', 'iniciación', 'novato/a'],
    ...[
      'dificultad baja',
      'baja dificultad',
      'nivel bajo',
      'nivel inicial',
      'nivel básico',
      'nivel principiante',
    ],
  ],
  intermediate: [
    ...['intermediate', 'improver', 'improvers', 'medium difficulty', 'medium level', 'intermediate level'],
    ...['moderately difficult', 'moderately hard', 'moderately easy'],
    ...['intermedio/a', 'dificultad media', 'nivel medio', 'nivel intermedio'],
  ],
  advanced: [
    ...['advanced', 'hard', 'harder', 'hardest', 'difficult', 'expert', 'challenging', 'complex'],
    ...['high difficulty', 'high level', 'advanced level'],
    ...['avanzado/a', 'difícil', 'experto/a', 'complicado/a', 'complejo/a'],
    ...['dificultad alta', 'alta dificultad', 'nivel alto', 'nivel avanzado'],
  ],
};

const ENERGY_WORDS: Readonly<Record<Level, readonly string[]>> = {
  low: [
    ...[
      'low energy',
      'low intensity',
      'mellow',
      'calm',
      'relaxed',
      'chilled',
      'gentle',
      'quiet',
      'slow',
      'soft',
    ],
    ...['tranquilo/a', 'calmado/a', 'relajado/a', 'suave', 'lento/a', 'despacio'],
    ...['energía baja', 'baja energía', 'poca energía', 'baja intensidad', 'intensidad baja'],
  ],
  medium: [
    ...['medium energy', 'medium intensity', 'moderate energy', 'moderate'],
    ...['energía media', 'media energía', 'energía moderada', 'intensidad media', 'moderado/a'],
  ],
  high: [
    ...['high energy', 'high intensity', 'upbeat', 'powerful', 'lively', 'fast', 'intense', 'fiery'],
    ...['rápido/a', 'intenso/a', 'potente', 'fuerte', 'movido/a', 'mucha energía'],
    ...['energía alta', 'alta energía', 'alta intensidad', 'intensidad alta'],
  ],
};

const STYLE_WORDS: Readonly<Record<Style, readonly string[]>> = {
  romantic: ['romantic', 'tender', 'loving', 'romántico/a', 'tierno/a', 'amoroso/a'],
  energetic: ['energetic', 'enérgico/a', 'energético/a'],
  sensual: ['sensual', 'sexy', 'sexi', 'seductor/a', 'seductora'],
  playful: ['playful', 'fun', 'cheeky', 'alegre', 'divertido/a', 'juguetón', 'juguetona', 'pícaro/a'],
};

export interface RatingPhrase {
  readonly phrase: string;
  readonly rating: Rating;
}

export const RATING_PHRASES: readonly RatingPhrase[] = [
  ...DIFFICULTIES.flatMap((value) => phrases(DIFFICULTY_WORDS[value], { field: 'difficulty', value })),
  ...LEVELS.flatMap((value) => phrases(ENERGY_WORDS[value], { field: 'energy', value })),
  ...STYLES.flatMap((value) => phrases(STYLE_WORDS[value], { field: 'style', value })),
];

function phrases(words: readonly string[], rating: Rating): RatingPhrase[] {
  return words.flatMap(bothGenders).map((phrase) => ({ phrase, rating }));
}

/** `lento/a` → `lento`, `lenta`. */
export function bothGenders(phrase: string): string[] {
  const [before, after] = phrase.split('/a');
  return after === undefined ? [phrase] : [`${before}${after}`, `${before.slice(0, -1)}a${after}`];
}
