/** A word in lower case without its accents: `Giró` → `giro`, `señora` → `senora`. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}

const WORD = /\p{L}[\p{L}\p{M}']*|\d+(?:[.,]\d+)?/gu;

/** A word or number of a text, folded, and where it stands. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether a comma or the end of a sentence stands before it. */
  readonly afterPause: boolean;
}

/** The words and numbers of a text; `_`, `-` and a change from letters to digits or to a capital part them. */
export function wordsOf(text: string): Word[] {
  const composed = text.normalize('NFC').replaceAll('’', "'");
  const words: Word[] = [];
  for (const { 0: run, index } of composed.matchAll(WORD)) {
    for (const { 0: word, index: offset } of run.matchAll(/\d+(?:[.,]\d+)?|\p{Lu}*[^\p{Lu}\d]*/gu)) {
      const bare = folded(word).replaceAll(/^'+|'s?$/g, '');
      if (bare !== '') {
        const start = index + offset;
        const end = start + word.length;
        words.push({ text: bare, start, end, afterPause: pausesBetween(composed, words.at(-1)?.end, start) });
      }
    }
  }
  return words;
}

function pausesBetween(text: string, from: number | undefined, to: number): boolean {
  return from !== undefined && /[,;.!?]/.test(text.slice(from, to));
}

/**
 * What a word may be a form of, likeliest first: itself, its singular, the verb of `turning` and `locked`.
 * @param word folded
 */
export function formsOf(word: string): string[] {
  const forms = [word];
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) {
    forms.push(word.slice(0, -1));
    if (word.endsWith('ces')) {
      forms.push(`${word.slice(0, -3)}z`);
    }
    if (word.endsWith('es')) {
      forms.push(word.slice(0, -2));
    }
  }
  for (const ending of ['ing', 'ed', 'ito', 'ita', 'itos', 'itas']) {
    if (word.length >= ending.length + 3 && word.endsWith(ending)) {
      const stem = word.slice(0, -ending.length);
      const vowels = ending.startsWith('it') ? [ending.slice(2).replace('s', '')] : ['e'];
      forms.push(stem, ...vowels.map((vowel) => stem + vowel));
      if (stem.at(-1) === stem.at(-2)) {
        forms.push(stem.slice(0, -1));
      }
    }
  }
  return forms;
}

/** The singular of a word of no vocabulary, as far as its letters tell. */
export function singularOf(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/**
 * Edits that turn one word into another: letters added, left out, replaced, or two beside each other swapped (optimal
 * string alignment). Anything above `most` is told as `most + 1`.
 */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) {
    return most + 1;
  }
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? before[j - 2] + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, swapped, row[j] + 1, next[j - 1] + 1));
    }
    [before, row] = [row, next];
  }
  return Math.min(row[b.length], most + 1);
}
