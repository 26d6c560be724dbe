import type { PlanRequest } from '../plan/choreography.ts';
import type { Read } from './durations.ts';

type Dynamic = NonNullable<PlanRequest['ending']>;
type Place = 'opening' | 'ending';

const PLACES: readonly (readonly [Place, ReadonlySet<string>])[] = [
  [
    'opening',
    new Set(['start', 'starts', 'starting', 'begin', 'begins', 'beginning', 'open', 'opens', 'opening']),
  ],
  ['ending', new Set(['end', 'ends', 'ending', 'finish', 'finishes', 'finishing', 'finale'])],
];

const DYNAMIC_WORDS: readonly (readonly [Dynamic, ReadonlySet<string>])[] = [
  [
    'gentle',
    new Set(['gentle', 'gently', 'soft', 'softly', 'slow', 'slowly', 'calm', 'calmly', 'quiet', 'quietly']),
  ],
  [
    'strong',
    new Set([
      ...['strong', 'strongly', 'big', 'powerful', 'powerfully', 'energetic', 'energetically', 'fast'],
      ...['dramatic', 'dramatically', 'bang'],
    ]),
  ],
];

/** Words that may stand between `ends` and `gently`. */
const LINKS: ReadonlySet<string> = new Set([
  'with',
  'on',
  'in',
  'it',
  'a',
  'an',
  'the',
  'very',
  'really',
  'off',
]);

/** Words that may stand between `gentle` and `at the end`. */
const BACK_LINKS: ReadonlySet<string> = new Set(['in', 'at', 'the', 'towards', 'to', 'for']);

/** Whether a place of the sentence is about how the dance begins or ends, `ends on a`; null where about neither. */
export function readPlace(words: readonly string[], at: number): Read<Place> | null {
  const place = find(PLACES, words[at]);
  return place && { value: place, words: linked(words, at + 1, LINKS) - at };
}

/** The place after the words that only link. */
function linked(words: readonly string[], at: number, links: ReadonlySet<string>): number {
  let next = at;
  while (links.has(words[next] ?? '')) {
    next++;
  }
  return next;
}

/** How the dance is to begin or end, where that is said at a place: `ends gently`, `with a strong finish`. */
export function readDynamic(
  words: readonly string[],
  at: number,
): Read<{ readonly place: Place; readonly dynamic: Dynamic }> | null {
  const place = find(PLACES, words[at]);
  const dynamic = find(DYNAMIC_WORDS, words[at]);
  if (dynamic !== null) {
    const next = linked(words, at + 1, BACK_LINKS);
    const followed = find(PLACES, words[next]);
    return followed === null ? null : { value: { place: followed, dynamic }, words: next + 1 - at };
  }
  if (place === null) {
    return null;
  }
  const next = linked(words, at + 1, LINKS);
  const said = find(DYNAMIC_WORDS, words[next]);
  return said === null ? null : { value: { place, dynamic: said }, words: next + 1 - at };
}

function find<T>(groups: readonly (readonly [T, ReadonlySet<string>])[], word: string | undefined): T | null {
  return word === undefined ? null : (groups.find(([, words]) => words.has(word))?.[0] ?? null);
}
