import { glob } from 'tinyglobby';
import { readRequest } from '../choreography/request/readRequest.ts';
import type { UnderstoodRequest } from '../choreography/request/understoodRequest.ts';

/** Songs are looked for so many folders deep. */
const DEPTH = 4;
const SONGS = '**/*.{mp3,m4a,aac,wav,flac,ogg,opus,wma,aif,aiff}';

/** Reads a request in words, knowing the categories of the library and the songs below the root. */
export async function understandRequest(
  words: string,
  root: string,
  categories: readonly string[],
): Promise<UnderstoodRequest> {
  const songs = await glob(SONGS, {
    cwd: root,
    deep: DEPTH,
    caseSensitiveMatch: false,
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
  });
  return readRequest(words, { categories, songs: songs.sort() });
}
