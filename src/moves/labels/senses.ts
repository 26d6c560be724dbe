import { bothGenders, RATING_PHRASES, type Rating } from './ratingWords.ts';
import { CONCEPTS, type Concept } from './vocabulary.ts';
import { folded, formsOf } from './wordForms.ts';

/** What a phrase of the vocabulary may mean. */
export type Sense =
  | { readonly kind: 'concept'; readonly concept: string }
  | ({ readonly kind: 'rating' } & Rating)
  /** Of the music as of the dance. */
  | { readonly kind: 'pace'; readonly pace: 'slow' | 'fast' }
  | { readonly kind: 'span'; readonly span: 'short' | 'long' };

/** Phrases beyond those of concepts and ratings. */
const FURTHER: readonly (readonly [string, readonly Sense[]])[] = [
  ...pace('slow', ['slow', 'slower', 'slowly', 'lento/a', 'lentamente', 'despacio']),
  ...pace('slow', ['slow tempo', 'slow music', 'slow song', 'tempo lento', 'musica lenta', 'cancion lenta']),
  ...pace('fast', ['fast', 'faster', 'quick', 'quickly', 'rapido/a', 'rapidamente', 'veloz']),
  ...pace('fast', [
    'fast tempo',
    'fast music',
    'fast song',
    'tempo rapido',
    'musica rapida',
    'cancion rapida',
  ]),
  ...span('short', ['short', 'shorter', 'brief', 'corto/a', 'breve']),
  ...span('long', ['long', 'longer', 'largo/a', 'prolongado/a']),
  ...further(['medium', 'mid', 'medio/a', 'mediano/a'], 'medium'),
  ...further(['low', 'bajo/a'], 'low'),
  ...further(['high', 'alto/a'], 'high'),
  ['energetic', [rating({ field: 'energy', value: 'high' })]],
  ['energico', [rating({ field: 'energy', value: 'high' })]],
  ['energica', [rating({ field: 'energy', value: 'high' })]],
];

function rating(value: Rating): Sense {
  return { kind: 'rating', ...value };
}

function pace(value: 'slow' | 'fast', phrases: readonly string[]): [string, readonly Sense[]][] {
  return phrases.map((phrase) => [phrase, [{ kind: 'pace', pace: value }]]);
}

function span(value: 'short' | 'long', phrases: readonly string[]): [string, readonly Sense[]][] {
  return phrases.map((phrase) => [phrase, [{ kind: 'span', span: value }]]);
}

function further(
  phrases: readonly string[],
  energy: 'low' | 'medium' | 'high',
): [string, readonly Sense[]][] {
  const senses = [rating({ field: 'energy', value: energy })];
  return phrases.map((phrase) => [
    phrase,
    energy === 'medium' ? [...senses, rating({ field: 'difficulty', value: 'intermediate' })] : senses,
  ]);
}

/** The senses of each phrase, by its folded words with spaces between. */
const SENSES: ReadonlyMap<string, readonly Sense[]> = sensesByPhrase();

function sensesByPhrase(): Map<string, Sense[]> {
  const senses = new Map<string, Sense[]>();
  const add = (phrase: string, sense: Sense) => {
    for (const one of bothGenders(folded(phrase))) {
      const known = senses.get(one) ?? [];
      if (!known.some((other) => termOf(other) === termOf(sense))) {
        senses.set(one, [...known, sense]);
      }
    }
  };
  for (const [concept, { en, es }] of Object.entries(CONCEPTS)) {
    for (const phrase of [...en, ...es]) {
      add(phrase, { kind: 'concept', concept });
    }
  }
  for (const [phrase, [first]] of FURTHER) {
    if (first.kind === 'pace') {
      add(phrase, first);
    }
  }
  for (const { phrase, rating: value } of RATING_PHRASES) {
    add(phrase, rating(value));
    if (value.field === 'style') {
      add(`${phrase} style`, rating(value));
      add(`estilo ${phrase}`, rating(value));
    }
  }
  for (const [phrase, further] of FURTHER) {
    for (const sense of further) {
      add(phrase, sense);
    }
  }
  return senses;
}

/** A sense as one word, by which moves and descriptions are matched: `#dip`, `@difficulty:beginner`, `~slow`. */
export function termOf(sense: Sense): string {
  switch (sense.kind) {
    case 'concept':
      return `#${sense.concept}`;
    case 'rating':
      return `@${sense.field}:${sense.value}`;
    case 'pace':
      return `~${sense.pace}`;
    case 'span':
      return `~${sense.span}`;
  }
}

/** All words that stand in a phrase of the vocabulary. */
const KNOWN: ReadonlySet<string> = new Set([...SENSES.keys()].flatMap((phrase) => phrase.split(' ')));
const LONGEST_PHRASE = Math.max(...[...SENSES.keys()].map((phrase) => phrase.split(' ').length));

/** The words of the vocabulary that have a sense by themselves. */
export const SINGLE_WORDS: readonly string[] = [...SENSES.keys()].filter((phrase) => !phrase.includes(' '));

/** The form of a folded word that the vocabulary has: `hiprolls` none, `spinning` spin. Null where it has none. */
export function knownForm(word: string): string | null {
  return formsOf(word).find((form) => KNOWN.has(form)) ?? null;
}

export function sensesOf(phrase: string): readonly Sense[] {
  return SENSES.get(phrase) ?? [];
}

/** A phrase at a place of a list of words. */
export interface PhraseAt {
  readonly senses: readonly Sense[];
  /** How many words it takes, those passed over in it among them. */
  readonly length: number;
  /** How many it is made of. */
  readonly words: number;
}

/**
 * The longest phrase of the vocabulary that begins at a place.
 * @param words folded
 * @param isGlue whether a word within a phrase is passed over: `vuelta de la chica`
 */
export function phraseAt(
  words: readonly string[],
  at: number,
  isGlue: (word: string) => boolean,
): PhraseAt | null {
  const spelled: string[] = [];
  let found: PhraseAt | null = null;
  for (let end = at; end < words.length && spelled.length < LONGEST_PHRASE; end++) {
    if (spelled.length > 0 && isGlue(words[end])) {
      continue;
    }
    const forms = formsOf(words[end]).filter((form) => KNOWN.has(form));
    const form = forms.find((one) => SENSES.has([...spelled, one].join(' '))) ?? forms[0];
    if (form === undefined) {
      break;
    }
    spelled.push(form);
    const senses = SENSES.get(spelled.join(' '));
    if (senses) {
      found = { senses, length: end + 1 - at, words: spelled.length };
    }
  }
  return found;
}

/** A concept that two others make up: `lady` and `turn`. */
const COMPOUNDS: readonly (readonly [string, readonly [string, string]])[] = Object.entries(CONCEPTS).flatMap(
  ([id, { of }]: [string, Concept]) => (of?.length === 2 ? [[id, [of[0], of[1]]] as const] : []),
);

/** The concept that is made up of what two phrases mean, in either order; null where none is. */
export function compoundOf(a: readonly Sense[], b: readonly Sense[]): string | null {
  const has = (senses: readonly Sense[], concept: string) =>
    senses.some((sense) => sense.kind === 'concept' && sense.concept === concept);
  const made = COMPOUNDS.find(
    ([, [first, second]]) => (has(a, first) && has(b, second)) || (has(a, second) && has(b, first)),
  );
  return made?.[0] ?? null;
}

/** Whether all that a phrase may mean is how, where or by whom something is danced. */
export function isDetail(senses: readonly Sense[]): boolean {
  return senses.every((sense) => sense.kind !== 'concept' || CONCEPTS[sense.concept].kind === 'detail');
}

/** The concepts that a concept is one of or made of, and theirs. */
export function impliedBy(concept: string): string[] {
  return (CONCEPTS[concept].of ?? []).flatMap((one) => [one, ...impliedBy(one)]);
}

const SHORTEST_PIECE = 3;

/**
 * The words that one word is made of: `sidedip` side and dip, `ladyturns` lady and turns. Null where the vocabulary
 * does not have all of them, or has the word itself.
 */
export function piecesOf(word: string): string[] | null {
  if (knownForm(word) !== null || word.length < 2 * SHORTEST_PIECE) {
    return null;
  }
  for (let cut = word.length - SHORTEST_PIECE; cut >= SHORTEST_PIECE; cut--) {
    const [first, rest] = [word.slice(0, cut), word.slice(cut)];
    if (hasSense(first)) {
      const pieces = hasSense(rest) ? [rest] : piecesOf(rest);
      if (pieces) {
        return [first, ...pieces];
      }
    }
  }
  return null;
}

function hasSense(word: string): boolean {
  return formsOf(word).some((form) => SENSES.has(form));
}

const SHORTEST_ENDING = 4;

/** What the end of a longer word means that the vocabulary does not have as a whole: `freeturn` a turn. */
export function endingOf(word: string): readonly Sense[] {
  for (let start = SHORTEST_PIECE; start <= word.length - SHORTEST_ENDING; start++) {
    const form = formsOf(word.slice(start)).find((one) => one.length >= SHORTEST_ENDING && SENSES.has(one));
    const senses = form === undefined ? [] : sensesOf(form);
    if (senses.length > 0 && !isDetail(senses)) {
      return senses;
    }
  }
  return [];
}
