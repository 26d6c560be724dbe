import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readRequest } from '../../choreography/request/readRequest.ts';
import { isSongName } from '../../moves/clip.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';

/** Songs are looked for in so many levels of folders, and in no more folders than this. */
const DEPTH = 4;
const MOST_FOLDERS = 2000;

/** Reads a request in words, knowing the categories of the library and the songs below the root. */
export const understand: EngineHandler<'understand'> = async ({ place, words }, { libraries }) => {
  const database = await libraryDatabase(place);
  const headers = await libraries.read(database, ({ table }) => table.headers());
  const categories = [...new Set(headers.map(({ metadata }) => metadata.category))];
  return readRequest(words, { categories, songs: await songsBelow(place.root) });
};

/** Sound files, as POSIX paths relative to the root; nothing in hidden folders or those of packages. */
async function songsBelow(root: string): Promise<string[]> {
  const songs: string[] = [];
  const folders = [''];
  for (let next = 0; next < Math.min(folders.length, MOST_FOLDERS); next++) {
    const folder = folders[next];
    // A folder that may not be read holds no songs to offer.
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile() && isSongName(entry.name)) {
        songs.push(path);
      } else if (entry.isDirectory() && isWorthEntering(entry.name) && path.split('/').length < DEPTH) {
        folders.push(path);
      }
    }
  }
  return songs.sort();
}

function isWorthEntering(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}
