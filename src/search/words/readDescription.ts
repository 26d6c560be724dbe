import { FILLERS, GLUE, LISTING, NEGATIONS } from '../../moves/labels/glueWords.ts';
import {
  compoundOf,
  isDetail,
  knownForm,
  phraseAt,
  piecesOf,
  type Sense,
  sensesOf,
} from '../../moves/labels/senses.ts';
import { type Word, wordsOf } from '../../moves/labels/wordForms.ts';
import { type Range, rangeAt } from './readRange.ts';

/** What a part of a description speaks of, before the library was asked. */
type Spoken =
  | { readonly kind: 'senses'; readonly senses: readonly Sense[] }
  /** A word that the vocabulary does not have, folded. */
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'range'; readonly range: Range };

export interface SpokenPart {
  /** As the person wrote it. */
  readonly words: string;
  readonly spoken: Spoken;
}

/** A description as it was read. */
export interface ReadDescription {
  readonly wanted: readonly SpokenPart[];
  /** A move that has all of any of these is not wanted. */
  readonly excluded: readonly (readonly SpokenPart[])[];
}

/** Of a longer description the rest is not read. */
const MOST_CHARACTERS = 2_000;

/** A part with the places of its first word and of the word after it. */
type PlacedPart = SpokenPart & { readonly at: number; readonly end: number };

interface Clause {
  readonly isExcluded: boolean;
  /** Its first word: after `not` an adjective stands for itself. */
  readonly negation: string;
  readonly parts: PlacedPart[];
}

/**
 * Reads a description of moves in English or Spanish: `slow romantic basic`, `vuelta de la chica sin caídas`, `under 125
 * bpm`. Never throws.
 */
export function readDescription(description: string): ReadDescription {
  const text = description.slice(0, MOST_CHARACTERS).normalize('NFC').replaceAll('’', "'");
  const words = wordsOf(text);
  const read = readWith(words, text, FILLERS);
  // Where every word stands for any move, they are meant as names.
  return read.wanted.length + read.excluded.length > 0 ? read : readWith(words, text, GLUE);
}

/** The parts of a move's name or label, in which every word is meant: `no_hands`, `under_arm`. */
export function readName(name: string): readonly SpokenPart[] {
  const text = name.slice(0, MOST_CHARACTERS).normalize('NFC').replaceAll('’', "'");
  const words = wordsOf(text);
  const texts = words.map((word) => word.text);
  const parts: PlacedPart[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(texts, at, isGlue);
    const end = at + (phrase?.length ?? 1);
    const spelled = text.slice(words[at].start, words[end - 1].end);
    const spokens: Spoken[] = phrase ? [{ kind: 'senses', senses: phrase.senses }] : spokenWord(texts[at]);
    parts.push(...spokens.map((spoken) => ({ words: spelled, spoken, at, end })));
    at = end;
  }
  return compounded(parts, text, words);
}

function isGlue(word: string): boolean {
  return GLUE.has(word);
}

function readWith(words: readonly Word[], text: string, fillers: ReadonlySet<string>): ReadDescription {
  const clauses = clausesOf(words, text, fillers);
  const wanted: SpokenPart[] = [];
  const excluded: (readonly SpokenPart[])[] = [];
  for (const clause of clauses) {
    const parts = compounded(clause.parts, text, words);
    if (clause.isExcluded) {
      const { groups, rest } = exclusions(parts, clause.negation, words);
      excluded.push(...groups);
      wanted.push(...rest);
    } else {
      wanted.push(...parts);
    }
  }
  return { wanted: distinct(wanted), excluded };
}

/** The parts of a description, from negation to negation and pause to pause. */
function clausesOf(words: readonly Word[], text: string, fillers: ReadonlySet<string>): Clause[] {
  const texts = words.map((word) => word.text);
  const clauses: Clause[] = [{ isExcluded: false, negation: '', parts: [] }];
  for (let at = 0; at < words.length; ) {
    if (words[at].afterPause) {
      clauses.push({ isExcluded: false, negation: '', parts: [] });
    }
    const range = rangeAt(words, at);
    const phrase = range ? null : phraseAt(texts, at, isGlue);
    const negation = range || (phrase && phrase.words > 1) ? 0 : negationAt(texts, at);
    const length = range?.length ?? (negation > 0 ? negation : (phrase?.length ?? 1));
    const spelled = text.slice(words[at].start, words[at + length - 1].end);
    const { parts } = clauses[clauses.length - 1];
    const add = (spoken: Spoken) => parts.push({ words: spelled, spoken, at, end: at + length });
    if (range) {
      add({ kind: 'range', range: range.range });
    } else if (negation > 0) {
      clauses.push({ isExcluded: true, negation: texts[at], parts: [] });
    } else if (phrase && !(phrase.length === 1 && fillers.has(texts[at]))) {
      add({ kind: 'senses', senses: phrase.senses });
    } else if (!fillers.has(texts[at])) {
      for (const spoken of spokenWord(texts[at])) {
        add(spoken);
      }
    }
    at += length;
  }
  return clauses;
}

/** What a word that is no phrase speaks of: `sidedip` of two things. */
function spokenWord(word: string): Spoken[] {
  const pieces = piecesOf(word) ?? [word];
  return pieces.map((piece) => {
    const senses = sensesOf(knownForm(piece) ?? piece);
    return senses.length > 0 ? { kind: 'senses', senses } : { kind: 'word', word: piece };
  });
}

function negationAt(texts: readonly string[], at: number): number {
  return NEGATIONS.find((phrase) => phrase.every((word, i) => texts[at + i] === word))?.length ?? 0;
}

/** Parts of which two make up one concept are joined, with details between them left as they are. */
function compounded(parts: readonly PlacedPart[], text: string, words: readonly Word[]): PlacedPart[] {
  const joined = [...parts];
  for (let i = 0; i < joined.length; i++) {
    for (let j = i + 1; j < joined.length; j++) {
      const concept = compoundOf(sensesIn(joined[i]), sensesIn(joined[j]));
      if (concept !== null) {
        const [first, last] = [joined[i], joined[j]];
        const [whole] = j === i + 1 ? [text.slice(words[first.at].start, words[last.end - 1].end)] : [];
        joined[i] = {
          words: whole ?? `${first.words} ${last.words}`,
          spoken: { kind: 'senses', senses: [{ kind: 'concept', concept }] },
          at: first.at,
          end: j === i + 1 ? last.end : first.end,
        };
        joined.splice(j, 1);
        break;
      }
      if (!isDetailPart(joined[j])) {
        break;
      }
    }
  }
  return joined;
}

function sensesIn({ spoken }: SpokenPart): readonly Sense[] {
  return spoken.kind === 'senses' ? spoken.senses : [];
}

function isDetailPart(part: SpokenPart): boolean {
  return part.spoken.kind === 'senses' && isDetail(part.spoken.senses);
}

/**
 * What a negation excludes of the parts that follow it: the first, with the detail that belongs to it (`no double
 * spins`, `sin giros dobles`), and what its list goes on with (`no spins or dips`). The rest is wanted.
 */
function exclusions(
  parts: readonly PlacedPart[],
  negation: string,
  words: readonly Word[],
): { readonly groups: PlacedPart[][]; readonly rest: PlacedPart[] } {
  const groups: PlacedPart[][] = [];
  let at = 0;
  do {
    const group = parts.slice(at, at + groupLength(parts, at, negation));
    if (group.length === 0) {
      break;
    }
    groups.push(group);
    at += group.length;
  } while (at < parts.length && isListed(parts[at - 1], parts[at], words));
  return { groups, rest: parts.slice(at) };
}

function groupLength(parts: readonly PlacedPart[], at: number, negation: string): number {
  const [first, second] = [parts.at(at), parts.at(at + 1)];
  if (first === undefined || second === undefined || second.at > first.end) {
    return first === undefined ? 0 : 1;
  }
  const isAdjective = isDetailPart(first) && !isDetailPart(second) && negation !== 'not';
  const isFollowed = !isDetailPart(first) && isDetailPart(second) && isConceptPart(second);
  return isAdjective || isFollowed ? 2 : 1;
}

function isConceptPart(part: SpokenPart): boolean {
  return sensesIn(part).some(({ kind }) => kind === 'concept');
}

function isListed(before: PlacedPart, next: PlacedPart, words: readonly Word[]): boolean {
  return words.slice(before.end, next.at).some(({ text }) => LISTING.has(text));
}

/** Each part once. */
function distinct(parts: readonly SpokenPart[]): SpokenPart[] {
  const said = new Map(parts.map((part) => [JSON.stringify(part.spoken), part]));
  return [...said.values()];
}
