const ONES: readonly string[] = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS: readonly string[] = [
  'twenty',
  'thirty',
  'forty',
  'fifty',
  'sixty',
  'seventy',
  'eighty',
  'ninety',
];
const UNIT_SECONDS: ReadonlyMap<string, number> = new Map([
  ...['s', 'sec', 'secs', 'second', 'seconds'].map((word) => [word, 1] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes'].map((word) => [word, 60] as const),
]);
/** `a full minute`. */
const FULL: ReadonlySet<string> = new Set(['full', 'whole', 'good']);
/** The shortest and the longest dance that a duration may mean: `a second` is none. */
const SHORTEST_SECONDS = 5;
const LONGEST_SECONDS = 3600;

/** Something read at a place of a sentence: its value, and how many words it took. */
export interface Read<T> {
  readonly value: T;
  readonly words: number;
}

/**
 * The duration in seconds that begins at a place: `90 seconds`, `two and a half minutes`, `half a minute`,
 * `1 minute 30 seconds`, `a minute and a half`, `1:30`; the middle of `two to three minutes`; null where none does.
 */
export function readDuration(words: readonly string[], at: number): Read<number> | null {
  const read = readClock(words, at) ?? readRange(words, at) ?? readParts(words, at);
  return read && read.value >= SHORTEST_SECONDS && read.value <= LONGEST_SECONDS ? read : null;
}

/**
 * A part of a song: `from 0:10 to 0:50`, `between 1:00 and 1:30`; null where it ends before it begins, or none is
 * named.
 */
export function readPart(
  words: readonly string[],
  at: number,
): Read<{ readonly fromSeconds: number; readonly toSeconds: number }> | null {
  const [from, to] = [clockSeconds(words[at + 1]), clockSeconds(words[at + 3])];
  const isPart =
    (words[at] === 'from' && ['to', 'until', 'till'].includes(words[at + 2])) ||
    (words[at] === 'between' && words[at + 2] === 'and');
  return isPart && from !== null && to !== null && from < to
    ? { value: { fromSeconds: from, toSeconds: to }, words: 4 }
    : null;
}

function clockSeconds(word: string | undefined): number | null {
  const parts = /^(\d{1,2}):([0-5]\d)$/.exec(word ?? '');
  return parts && Number(parts[1]) * 60 + Number(parts[2]);
}

/** `1:30`, also where `minutes` follows. */
function readClock(words: readonly string[], at: number): Read<number> | null {
  const seconds = clockSeconds(words[at]);
  if (seconds === null) {
    return null;
  }
  const unit = UNIT_SECONDS.get(words[at + 1] ?? '') === 60 ? 1 : 0;
  return { value: seconds, words: 1 + unit };
}

/** `two to three minutes`, `2-3 minutes`, `between 90 seconds and two minutes`: the middle of it. */
function readRange(words: readonly string[], at: number): Read<number> | null {
  const opening = ['between', 'from'].includes(words[at] ?? '') ? 1 : 0;
  const start = at + opening;
  const timed = readAmount(words, start);
  const low = timed ?? readNumber(words, start);
  if (low === null) {
    return null;
  }
  const next = start + low.words;
  const links = opening ? ['to', 'or', 'and'] : ['to', 'or'];
  const link = links.includes(words[next] ?? '') ? 1 : 0;
  const high = readAmount(words, next + link);
  const isHyphened = timed === null && /^\d/.test(words[next - 1]) && /^\d/.test(words[next] ?? '');
  const seconds = timed ? timed.value : low.value * (high?.unit ?? 0);
  if (high === null || !(link || isHyphened) || seconds >= high.value) {
    return null;
  }
  return { value: (seconds + high.value) / 2, words: next + link + high.words - at };
}

/** Minutes, seconds, or minutes and then seconds. */
function readParts(words: readonly string[], at: number): Read<number> | null {
  const first = readAmount(words, at);
  if (first === null || first.unit === 1) {
    return first;
  }
  const and = words[at + first.words] === 'and' ? 1 : 0;
  const rest = readAmount(words, at + first.words + and);
  if (rest?.unit === 1) {
    return { value: first.value + rest.value, words: first.words + and + rest.words };
  }
  const bare = readWhole(words, at + first.words);
  const isSeconds = bare !== null && bare.value >= 10 && bare.value < 60;
  return isSeconds && endsAt(words, at + first.words + bare.words)
    ? { value: first.value + bare.value, words: first.words + bare.words }
    : first;
}

/** Whether a part of the sentence ends before a place. */
function endsAt(words: readonly string[], at: number): boolean {
  return /^[,;.!?]?$/.test(words[at] ?? '');
}

function readAmount(words: readonly string[], at: number): (Read<number> & { unit: number }) | null {
  const count = readHalf(words, at) ?? readNumber(words, at);
  if (count === null) {
    return null;
  }
  const unit = UNIT_SECONDS.get(words[at + count.words] ?? '');
  if (unit === undefined) {
    return null;
  }
  const taken = count.words + 1;
  const half = isPhrase(words, at + taken, ['and', 'a', 'half']) ? 3 : 0;
  return { value: (count.value + (half > 0 ? 0.5 : 0)) * unit, words: taken + half, unit };
}

/** `half a`, `a half`, `half`. */
function readHalf(words: readonly string[], at: number): Read<number> | null {
  for (const phrase of [['half', 'a'], ['a', 'half'], ['half']]) {
    if (isPhrase(words, at, phrase)) {
      return { value: 0.5, words: phrase.length };
    }
  }
  return null;
}

/** A number in digits or in words, `a` and `a couple of` among them, with `and a half` after it. */
function readNumber(words: readonly string[], at: number): Read<number> | null {
  const whole = readWhole(words, at);
  if (whole === null) {
    return null;
  }
  return isPhrase(words, at + whole.words, ['and', 'a', 'half'])
    ? { value: whole.value + 0.5, words: whole.words + 3 }
    : whole;
}

function readWhole(words: readonly string[], at: number): Read<number> | null {
  const word = words[at] ?? '';
  if (/^\d+(\.\d+)?$/.test(word)) {
    return { value: Number(word), words: 1 };
  }
  if (isPhrase(words, at, ['a', 'couple', 'of'])) {
    return { value: 2, words: 3 };
  }
  if (word === 'a') {
    return { value: 1, words: FULL.has(words[at + 1] ?? '') ? 2 : 1 };
  }
  const tens = TENS.indexOf(word);
  const ones = ONES.indexOf(tens < 0 ? word : (words[at + 1] ?? ''));
  if (tens < 0) {
    return ones < 0 ? null : { value: ones, words: 1 };
  }
  const hasOnes = ones >= 1 && ones <= 9;
  return { value: 20 + 10 * tens + (hasOnes ? ones : 0), words: hasOnes ? 2 : 1 };
}

export function isPhrase(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, i) => words[at + i] === word);
}
