import { isPunctuation, type Token, tokensOf } from '../../moves/labels/tokens.ts';
import { isPhrase, type Read } from './durations.ts';

const QUOTED = /["“«]([^"“”«»]{1,200})["”»]|(?<=^|\s)['‘]([^'‘’]{1,200})['’](?=\s|$|[,;.!?])/u;

/** The name in quotes and the sentence without it. */
export function takeQuoted(sentence: string): { readonly quoted: string | null; readonly rest: string } {
  const found = QUOTED.exec(sentence);
  const name = (found?.[1] ?? found?.[2] ?? '').trim();
  if (found === null || name === '') {
    return { quoted: null, rest: sentence };
  }
  const before = sentence.slice(0, found.index).replace(/\b(to|song|on)\s*$/i, '');
  return { quoted: name, rest: `${before};${sentence.slice(found.index + found[0].length)}` };
}

/** The song of the vocabulary whose name has the same words, as it is called there; else the name itself. */
export function knownSong(name: string, songs: readonly string[]): string {
  const words = wordsOf(name);
  return songs.find((song) => same(wordsOf(stemOf(song)), words) || same(wordsOf(song), words)) ?? name;
}

/** What the name of a song may follow: after `use` only one that is known. */
const BEFORE_SONG: ReadonlySet<string> = new Set(['to', 'song', 'use', 'using']);

/**
 * The song that is named at a place after `to` or `song`: the longest of the vocabulary's names that follows, else
 * words that begin with a capital.
 */
export function readSong(
  tokens: readonly Token[],
  at: number,
  songs: readonly string[],
): Read<string> | null {
  const words = tokens.map(({ text }) => text);
  if (!BEFORE_SONG.has(words[at])) {
    return null;
  }
  const article = words[at + 1] === 'the' && words[at + 2] === 'song' ? 2 : 0;
  const start = at + 1 + article;
  const known = songs
    .map((song) => ({ song, name: wordsOf(stemOf(song)) }))
    .filter(({ name }) => name.length > 0 && isPhrase(words, start, name))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (known) {
    return { value: known.song, words: 1 + article + known.name.length };
  }
  let end = start;
  while (end < tokens.length && !isPunctuation(tokens[end]) && /^\p{Lu}/u.test(tokens[end].spelled)) {
    end++;
  }
  const spelled = tokens.slice(start, end).map((token) => token.spelled);
  const isName = spelled.length > 0 && (article > 0 || !words[at].startsWith('us'));
  return isName ? { value: spelled.join(' '), words: end - at } : null;
}

function wordsOf(name: string): string[] {
  return tokensOf(name)
    .filter((token) => !isPunctuation(token))
    .map(({ text }) => text);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && isPhrase(a, 0, b);
}

/** The file's name without folders and extension. */
function stemOf(song: string): string {
  return song.replace(/^.*[\\/]/s, '').replace(/\.[a-z0-9]{1,5}$/i, '');
}
