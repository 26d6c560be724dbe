import type { Word } from '../../moves/labels/wordForms.ts';

/** A range of tempos or lengths that words give, both ends included; null where an end is open. */
export interface Range {
  readonly kind: 'tempo' | 'length';
  readonly min: number | null;
  readonly max: number | null;
  /** What fits best; null where all of the range fits alike. */
  readonly best: number | null;
}

export interface RangeAt {
  readonly range: Range;
  /** How many words it takes. */
  readonly length: number;
}

/** A tempo or length that is named without a limit may differ by so much. */
const TEMPO_TOLERANCE = 0.05;
const LENGTH_TOLERANCE = 0.15;
/** A bare number in this range is a tempo. */
const BARE_TEMPO = { min: 60, max: 240 };

const phrases = (...lines: readonly string[]): readonly (readonly string[])[] =>
  lines.map((line) => line.split(' ')).sort((a, b) => b.length - a.length);

const UPPER = phrases(
  ...[
    'under',
    'below',
    'less than',
    'fewer than',
    'no more than',
    'not more than',
    'at most',
    'up to',
    'max',
  ],
  ...[
    'maximum',
    'slower than',
    'shorter than',
    'no longer than',
    'not longer than',
    'no faster than',
    'within',
  ],
  ...['menos de', 'por debajo de', 'debajo de', 'como mucho', 'como maximo', 'maximo', 'hasta', 'no mas de'],
  ...['mas lento que', 'mas lenta que', 'mas corto que', 'mas corta que', 'inferior a', 'menor de'],
);
const LOWER = phrases(
  ...['over', 'above', 'more than', 'at least', 'no less than', 'not less than', 'min', 'minimum', 'from'],
  ...['faster than', 'longer than', 'no slower than', 'no shorter than'],
  ...['mas de', 'por encima de', 'encima de', 'como minimo', 'minimo', 'al menos', 'no menos de', 'desde'],
  ...['mas rapido que', 'mas rapida que', 'mas largo que', 'mas larga que', 'superior a', 'mayor de'],
);
const BETWEEN = phrases('between', 'entre', 'from', 'de', 'desde');
const AROUND = phrases(
  'around',
  'about',
  'roughly',
  'circa',
  'near',
  'alrededor de',
  'unos',
  'cerca de',
  'sobre',
  'a',
);
const LINKS = phrases('and', 'to', 'y', 'a', 'hasta', '-');
const TEMPO_NAMES = phrases('tempo of', 'tempo', 'tempo de', 'bpm', 'ritmo de');

const TEMPO_UNITS = phrases(
  'bpm',
  'beats per minute',
  'beats',
  'pulsaciones por minuto',
  'pulsaciones',
  'ppm',
);
const SECONDS = phrases('s', 'sec', 'secs', 'second', 'seconds', 'seg', 'segs', 'segundo', 'segundos');
const MINUTES = phrases('m', 'min', 'mins', 'minute', 'minutes', 'minuto', 'minutos');

/** A tempo or length that begins at a place: `under 125 bpm`, `entre 120 y 130`, `más de 8 segundos`; null where none does. */
export function rangeAt(words: readonly Word[], at: number): RangeAt | null {
  const texts = words.map(({ text }) => text);
  return limited(texts, at) ?? spanned(texts, at) ?? named(texts, at);
}

/** `under 125 bpm`, `at least 8 seconds`. */
function limited(texts: readonly string[], at: number): RangeAt | null {
  for (const [limits, isUpper] of [
    [UPPER, true],
    [LOWER, false],
  ] as const) {
    const limit = lengthOf(limits, texts, at);
    const amount = limit > 0 ? amountAt(texts, at + limit) : null;
    // `from 120 to 130` is a span.
    if (amount && spanned(texts, at) === null) {
      const { kind, value } = amount;
      const [min, max] = isUpper ? [null, value] : [value, null];
      return { range: { kind, min, max, best: null }, length: limit + amount.length };
    }
  }
  return null;
}

/** `between 120 and 130 bpm`, `120-130`. */
function spanned(texts: readonly string[], at: number): RangeAt | null {
  const opening = lengthOf(BETWEEN, texts, at);
  const first = numberAt(texts, at + opening);
  if (first === null) {
    return null;
  }
  const firstUnit = unitAt(texts, at + opening + 1);
  const afterFirst = at + opening + 1 + (firstUnit?.length ?? 0);
  const link = lengthOf(LINKS, texts, afterFirst);
  const second = amountAt(texts, afterFirst + link);
  if (second === null || first >= second.value || (link === 0 && firstUnit !== null)) {
    return null;
  }
  const min = first * (firstUnit?.scale ?? second.scale);
  return {
    range: { kind: second.kind, min, max: second.value, best: null },
    length: afterFirst + link + second.length - at,
  };
}

/** `130 bpm`, `around 120`, `tempo 128`. */
function named(texts: readonly string[], at: number): RangeAt | null {
  const around = lengthOf(AROUND, texts, at);
  const name = lengthOf(TEMPO_NAMES, texts, at + around);
  const amount = amountAt(texts, at + around + name);
  if (amount === null) {
    return null;
  }
  const { kind, value } = amount;
  const tolerance = value * (kind === 'tempo' ? TEMPO_TOLERANCE : LENGTH_TOLERANCE);
  return {
    range: { kind, min: value - tolerance, max: value + tolerance, best: value },
    length: around + name + amount.length,
  };
}

interface Unit {
  readonly kind: Range['kind'];
  /** What a number of it is multiplied by, for beats per minute or seconds. */
  readonly scale: number;
  /** How many words it takes. */
  readonly length: number;
}

type Amount = Unit & { readonly value: number };

function amountAt(texts: readonly string[], at: number): Amount | null {
  const number = numberAt(texts, at);
  if (number === null) {
    return null;
  }
  const unit = unitAt(texts, at + 1);
  if (unit) {
    return { ...unit, value: number * unit.scale, length: 1 + unit.length };
  }
  const isTempo = number >= BARE_TEMPO.min && number <= BARE_TEMPO.max;
  return isTempo ? { kind: 'tempo', scale: 1, value: number, length: 1 } : null;
}

function unitAt(texts: readonly string[], at: number): Unit | null {
  const tempo = lengthOf(TEMPO_UNITS, texts, at);
  if (tempo > 0) {
    return { kind: 'tempo', scale: 1, length: tempo };
  }
  const seconds = lengthOf(SECONDS, texts, at);
  const minutes = lengthOf(MINUTES, texts, at);
  return seconds + minutes === 0
    ? null
    : { kind: 'length', scale: seconds > 0 ? 1 : 60, length: seconds + minutes };
}

function numberAt(texts: readonly string[], at: number): number | null {
  const text = texts[at] ?? '';
  return /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** How many words the first of some phrases takes that stands at a place; 0 where none does. */
function lengthOf(phrases: readonly (readonly string[])[], texts: readonly string[], at: number): number {
  return phrases.find((phrase) => phrase.every((word, i) => texts[at + i] === word))?.length ?? 0;
}
