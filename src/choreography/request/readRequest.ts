import { type Entry, type LabelAt, labelsAt, lexiconOf, type Meaning } from '../../moves/labelWords.ts';
import { DIFFICULTIES, LEVELS, STYLES } from '../../moves/metadata.ts';
import { isPunctuation, type Token, tokensOf } from '../../moves/tokens.ts';
import type { PlanRequest } from '../plan/choreography.ts';
import { readDuration } from './durations.ts';
import { readDynamic } from './dynamics.ts';
import { knownSong, readSong, takeQuoted } from './songNames.ts';
import type { RequestVocabulary, UnderstoodRequest } from './understoodRequest.ts';

const LONGEST_CHARACTERS = 10_000;
const NEGATIONS: ReadonlySet<string> = new Set([
  'no',
  'not',
  'without',
  'avoid',
  'skip',
  'except',
  'nothing',
  'never',
]);
const LISTING: ReadonlySet<string> = new Set(['and', 'or', 'nor']);
/** Words without a meaning of their own at the ends of what was not understood. */
const FILLERS: ReadonlySet<string> = new Set([
  ...[
    'a',
    'an',
    'the',
    'of',
    'for',
    'to',
    'with',
    'that',
    'which',
    'and',
    'or',
    'nor',
    'but',
    'in',
    'on',
    'at',
  ],
  ...[
    'is',
    'it',
    'i',
    'me',
    'my',
    'we',
    'us',
    'our',
    "i'd",
    'like',
    'want',
    'please',
    'make',
    'plan',
    'give',
  ],
  ...[
    'some',
    'any',
    'too',
    'very',
    'really',
    'lots',
    'long',
    'lasting',
    'lasts',
    'about',
    'around',
    'roughly',
  ],
  ...['bachata', 'dance', 'dances', 'choreography', 'routine', 'move', 'moves', 'style', 'level', 'energy'],
  ...['difficulty', 'song', 'music', 'dancer', 'dancers', 'mood', 'only', 'just'],
]);

/** Where the reading of a sentence stands. */
interface Reading {
  readonly tokens: readonly Token[];
  readonly words: readonly string[];
  readonly vocabulary: RequestVocabulary;
  readonly lexicon: readonly Entry[];
  at: number;
  /** What is said of each value, the last word on it counts. */
  readonly wished: Map<string, { readonly meaning: Meaning; readonly wanted: boolean }>;
  durationSeconds: number | null;
  opening: PlanRequest['opening'];
  ending: PlanRequest['ending'];
  song: string | null;
  readonly ignored: string[];
  /** Runs of words that were not understood. */
  readonly leftover: Token[][];
}

/**
 * Reads a request in plain English, such as "a two-minute romantic beginner dance that ends gently". Never throws:
 * what is not understood is left over as a description. Of a sentence beyond 10,000 characters the rest is not read.
 */
export function readRequest(sentence: string, vocabulary: RequestVocabulary): UnderstoodRequest {
  const words = sentence.slice(0, LONGEST_CHARACTERS);
  const { quoted, rest } = takeQuoted(words);
  const tokens = tokensOf(rest);
  const reading: Reading = {
    tokens,
    words: tokens.map(({ text }) => text),
    vocabulary,
    lexicon: lexiconOf(vocabulary.categories),
    at: 0,
    wished: new Map(),
    durationSeconds: null,
    opening: null,
    ending: null,
    song: quoted === null ? null : knownSong(quoted, vocabulary.songs),
    ignored: [],
    leftover: [[]],
  };
  while (reading.at < tokens.length) {
    const understood =
      takeDuration(reading) || takeDynamic(reading) || takeSong(reading) || takeLabels(reading);
    if (understood || isPunctuation(tokens[reading.at])) {
      reading.at += understood ? 0 : 1;
      reading.leftover.push([]);
    } else {
      reading.leftover[reading.leftover.length - 1].push(tokens[reading.at++]);
    }
  }
  return answer(words, reading);
}

function takeDuration(reading: Reading): boolean {
  const read = readDuration(reading.words, reading.at);
  if (read === null) {
    return false;
  }
  reading.durationSeconds = read.value;
  reading.at += read.words;
  return true;
}

function takeDynamic(reading: Reading): boolean {
  const read = readDynamic(reading.words, reading.at);
  if (read === null) {
    return false;
  }
  reading[read.value.place] = read.value.dynamic;
  reading.at += read.words;
  return true;
}

function takeSong(reading: Reading): boolean {
  const read = readSong(reading.tokens, reading.at, reading.vocabulary.songs);
  if (read === null || reading.song !== null) {
    return false;
  }
  reading.song = read.value;
  reading.at += read.words;
  return true;
}

/** A label, or a negation with the labels of its list: `romantic`, `no shadow or spins`. */
function takeLabels(reading: Reading): boolean {
  const { words, tokens } = reading;
  if (!NEGATIONS.has(words[reading.at])) {
    const entry = entryAt(reading, reading.at);
    return entry !== null && takeEntry(reading, entry, true);
  }
  const start = reading.at++;
  skipFillers(reading);
  const first = entryAt(reading, reading.at);
  if (first === null) {
    const next = tokens[reading.at];
    if (next !== undefined && !isPunctuation(next) && !NEGATIONS.has(next.text)) {
      reading.ignored.push(`${tokens[start].text} ${next.spelled}`);
      reading.at++;
    }
    return true;
  }
  takeEntry(reading, first, false);
  for (let next = listedEntry(reading, first); next !== null; next = listedEntry(reading, first)) {
    takeEntry(reading, next, false);
  }
  return true;
}

/** The label that goes on with a list of labels of the same kind; moves to where it stands. */
function listedEntry(reading: Reading, { meaning }: LabelAt): LabelAt | null {
  if (!LISTING.has(reading.words[reading.at] ?? '')) {
    return null;
  }
  const next = entryAt(reading, reading.at + 1);
  if (next?.meaning.field !== meaning.field) {
    return null;
  }
  reading.at++;
  return next;
}

function skipFillers(reading: Reading): void {
  while (FILLERS.has(reading.words[reading.at] ?? '') && entryAt(reading, reading.at) === null) {
    reading.at++;
  }
}

/** A category called like a filler word, such as `style`, is meant only where `moves` follows. */
function entryAt({ lexicon, words }: Reading, at: number): LabelAt | null {
  for (const label of labelsAt(lexicon, words, at)) {
    const isFiller = label.length === 1 && FILLERS.has(words[at]);
    if (!(isFiller && words[at + 1] !== 'moves')) {
      return label;
    }
  }
  return null;
}

function takeEntry(reading: Reading, { meaning, length }: LabelAt, wanted: boolean): true {
  const key = `${meaning.field} ${meaning.value}`;
  reading.wished.delete(key);
  reading.wished.set(key, { meaning, wanted });
  reading.at += length;
  return true;
}

function answer(words: string, reading: Reading): UnderstoodRequest {
  const { durationSeconds, opening, ending, song, ignored } = reading;
  const wishes = [...reading.wished.values()];
  const categories = wishes.filter(({ meaning }) => meaning.field === 'category');
  return {
    request: {
      words,
      durationSeconds,
      difficulty: chosen(wishes, 'difficulty', DIFFICULTIES),
      energy: chosen(wishes, 'energy', LEVELS),
      style: chosen(wishes, 'style', STYLES),
      category: categories.filter(({ wanted }) => wanted).map(({ meaning }) => meaning.value),
      excluded: categories.filter(({ wanted }) => !wanted).map(({ meaning }) => meaning.value),
      opening,
      ending,
    },
    song,
    understood: [
      ...(durationSeconds === null ? [] : [durationPhrase(durationSeconds)]),
      ...wishes.map(({ meaning, wanted }) => `${wanted ? '' : 'no '}${labelPhrase(meaning)}`),
      ...(opening === null ? [] : [`a ${opening} start`]),
      ...(ending === null ? [] : [`a ${ending} ending`]),
      ...(song === null ? [] : [`to “${song}”`]),
    ],
    ignored,
    description: describe(reading.leftover),
  };
}

/** The values that are wanted, or where none is, all but those that are not; in the order of the field. */
function chosen<T extends string>(
  wishes: readonly { readonly meaning: Meaning; readonly wanted: boolean }[],
  field: Meaning['field'],
  values: readonly T[],
): T[] {
  const own = wishes.filter(({ meaning }) => meaning.field === field);
  const said = (value: T, wanted: boolean) =>
    own.some((wish) => wish.meaning.value === value && wish.wanted === wanted);
  const wanted = values.filter((value) => said(value, true));
  if (wanted.length > 0 || own.length === 0) {
    return wanted;
  }
  return values.filter((value) => !said(value, false));
}

function labelPhrase({ field, value }: Meaning): string {
  return field === 'energy' ? `${value} energy` : value.replaceAll('_', ' ');
}

function durationPhrase(durationSeconds: number): string {
  const minutes = Math.floor(durationSeconds / 60);
  const seconds = Math.round((durationSeconds - 60 * minutes) * 10) / 10;
  const parts = [count(minutes, 'minute'), count(seconds, 'second')];
  return parts.filter((part) => part !== null).join(' ');
}

function count(amount: number, unit: string): string | null {
  return amount === 0 ? null : `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function describe(runs: readonly (readonly Token[])[]): string {
  const isFiller = ({ text }: Token) => FILLERS.has(text);
  return runs
    .map((run) =>
      run.slice(
        run.findIndex((token) => !isFiller(token)),
        run.findLastIndex((token) => !isFiller(token)) + 1,
      ),
    )
    .filter((run) => run.some((token) => !isFiller(token)))
    .map((run) => run.map(({ spelled }) => spelled).join(' '))
    .join(', ');
}
