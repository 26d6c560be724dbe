import { DIFFICULTIES, LEVELS, STYLES } from '../../moves/labels/metadata.ts';
import { isPunctuation, type Token, tokensOf } from '../../moves/labels/tokens.ts';
import type { PlanRequest } from '../plan/choreography.ts';
import { readDuration, readPart } from './durations.ts';
import { readDynamic, readPlace } from './dynamics.ts';
import { FILLERS, limitAt, negationAt } from './grammarWords.ts';
import { type Entry, type LabelAt, labelsAt, lexiconOf, type Meaning } from './labelPhrases.ts';
import { knownSong, readSong, takeQuoted } from './songNames.ts';
import { withEnglishGrammar } from './spanishGrammar.ts';
import type { RequestVocabulary, UnderstoodRequest } from './understoodRequest.ts';

const LONGEST_CHARACTERS = 10_000;
const ALTERNATIVES: ReadonlySet<string> = new Set(['or', 'nor']);
const LISTING: ReadonlySet<string> = new Set([...ALTERNATIVES, 'and']);
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
  part: PlanRequest['part'];
  /** Categories of the first and the last move. */
  readonly placed: { opening?: string; ending?: string };
  song: string | null;
  readonly ignored: string[];
  /** Runs of words that were not understood. */
  readonly leftover: Token[][];
}

/**
 * Reads a request in plain English or Spanish, such as "a two-minute romantic beginner dance that ends gently". Never throws:
 * what is not understood is left over as a description. Of a sentence beyond 10,000 characters the rest is not read.
 */
export function readRequest(sentence: string, vocabulary: RequestVocabulary): UnderstoodRequest {
  const words = sentence.slice(0, LONGEST_CHARACTERS);
  const { quoted, rest } = takeQuoted(words);
  const tokens = withEnglishGrammar(tokensOf(rest));
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
    part: undefined,
    placed: {},
    song: quoted === null ? null : knownSong(quoted, vocabulary.songs),
    ignored: [],
    leftover: [[]],
  };
  while (reading.at < tokens.length) {
    const understood =
      takePart(reading) ||
      takeDuration(reading) ||
      takeDynamic(reading) ||
      takePlacedMove(reading) ||
      takeSong(reading) ||
      takeLabels(reading);
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
  const limit = limitAt(reading.words, reading.at);
  const read = readDuration(reading.words, reading.at + limit);
  if (read === null) {
    return false;
  }
  reading.durationSeconds = read.value;
  reading.at += limit + read.words;
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

/** `ends on a hip roll`: a move that is asked for at one place is not asked for everywhere. */
function takePlacedMove(reading: Reading): boolean {
  const place = readPlace(reading.words, reading.at);
  const move = place && entryAt(reading, reading.at + place.words);
  if (!place || move?.meaning.field !== 'category') {
    return false;
  }
  reading.placed[place.value] = move.meaning.value;
  reading.at += place.words + move.length;
  return true;
}

function takePart(reading: Reading): boolean {
  const read = readPart(reading.words, reading.at);
  if (read === null) {
    return false;
  }
  reading.part = read.value;
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
  const { words } = reading;
  const negation = negationAt(words, reading.at);
  if (negation === 0) {
    const entry = entryAt(reading, reading.at);
    return entry !== null && takeEntry(reading, entry, true);
  }
  const start = reading.at;
  reading.at += negation;
  skipFillers(reading);
  const listed = listedEntries(reading);
  if (listed.length > 0) {
    takeNegated(reading, listed);
  } else {
    ignoreNegated(reading, start);
  }
  return true;
}

/** What is not wanted and is no label. */
function ignoreNegated(reading: Reading, start: number): void {
  const next = reading.tokens[reading.at];
  if (next !== undefined && !isPunctuation(next) && negationAt(reading.words, reading.at) === 0) {
    reading.ignored.push(`${reading.tokens[start].text} ${next.spelled}`);
    reading.at++;
  }
}

/** A label and where it stands. */
type PlacedLabel = LabelAt & { readonly at: number };

function takeNegated(reading: Reading, listed: readonly PlacedLabel[]): void {
  for (const { at, ...entry } of listed) {
    reading.at = at;
    takeEntry(reading, entry, false);
  }
}

/**
 * The label here and those of the same kind that go on with its list, each with its place: `shadow or spins`. Over a
 * comma only where the list ends as lists do: of `no shadow, spins` nobody could tell whether spins are wanted.
 */
function listedEntries(reading: Reading): readonly PlacedLabel[] {
  const { words } = reading;
  const labels: PlacedLabel[] = [];
  let [at, listed, isListed] = [reading.at, 0, true];
  for (let next = entryAt(reading, at); next !== null; next = entryAt(reading, at)) {
    if (labels.length > 0 && next.meaning.field !== labels[0].meaning.field) {
      break;
    }
    labels.push({ ...next, at });
    listed = isListed ? labels.length : listed;
    at += next.length;
    const comma = words[at] === ',' ? 1 : 0;
    const link = (comma ? ALTERNATIVES : LISTING).has(words[at + comma] ?? '') ? 1 : 0;
    if (comma + link === 0) {
      break;
    }
    isListed = link === 1;
    at += comma + link;
  }
  return labels.slice(0, listed);
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
  const { durationSeconds, opening, ending, part, placed, song, ignored } = reading;
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
      ...(part && { part }),
      ...(placed.opening !== undefined && { firstCategory: placed.opening }),
      ...(placed.ending !== undefined && { lastCategory: placed.ending }),
    },
    song,
    understood: [
      ...(durationSeconds === null ? [] : [durationPhrase(durationSeconds)]),
      ...wishes.map(({ meaning, wanted }) => `${wanted ? '' : 'no '}${labelPhrase(meaning)}`),
      ...(opening === null ? [] : [`a ${opening} start`]),
      ...(ending === null ? [] : [`a ${ending} ending`]),
      ...(part ? [`from ${clock(part.fromSeconds)} to ${clock(part.toSeconds)}`] : []),
      ...(placed.opening === undefined ? [] : [`starts with ${spoken(placed.opening)}`]),
      ...(placed.ending === undefined ? [] : [`ends with ${spoken(placed.ending)}`]),
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
  return field === 'energy' ? `${value} energy` : spoken(value);
}

function spoken(value: string): string {
  return value.replaceAll('_', ' ');
}

/** As a player shows it: `1:05`. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
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
    .map((run) =>
      run
        .map(({ spelled }) => spelled)
        .filter((spelled) => spelled !== '')
        .join(' '),
    )
    .join(', ');
}
