import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { discoverClips } from '../clips/discovery.ts';
import { Failure } from '../shared/failure.ts';
import {
  defaultDatabase,
  defaultEmbeddingsFile,
  LIBRARY_FOLDER,
  libraryRootOf,
  resolveDatabase,
} from '../shared/paths.ts';
import type { Place } from './requests.ts';

/** The clips of a run and where its results go; all absolute, the database possibly a URI. */
export interface GenerationPlace {
  readonly clipFolder: string;
  readonly annotationsFile: string | null;
  readonly libraryRoot: string;
  readonly database: string;
  readonly embeddingsFile: string;
}

/**
 * Finds the clips, the annotations and the places for the results, as far as they are not named.
 * @throws Failure `ambiguous` listing the candidates, and as `discoverClips`
 */
export async function generationPlace(place: Place): Promise<GenerationPlace> {
  const found = await discoverClips({
    folder: place.clips === undefined ? place.root : resolve(place.root, place.clips),
    isNamed: place.clips !== undefined,
    annotationsFile: place.annotations === undefined ? undefined : resolve(place.root, place.annotations),
  });
  switch (found.status) {
    case 'several-clip-folders':
      throw ambiguous('clip folders', found.clipFolders, 'Name the one you mean.');
    case 'several-annotations-files':
      throw ambiguous('annotations files', found.annotationsFiles, 'Name the annotations file you mean.');
    case 'found': {
      const libraryRoot = libraryRootOf(found.clipFolder, place.root);
      return {
        clipFolder: found.clipFolder,
        annotationsFile: found.annotationsFile,
        libraryRoot,
        database: databaseIn(libraryRoot, place),
        embeddingsFile:
          place.embeddingsFile === undefined
            ? defaultEmbeddingsFile(found.clipFolder, libraryRoot)
            : resolve(place.root, place.embeddingsFile),
      };
    }
  }
}

/**
 * The database of the library that is meant: the one that is named, else that of the current folder, else that of
 * the clips in it.
 */
export async function libraryDatabase(place: Place): Promise<string> {
  if (place.database !== undefined || existsSync(join(place.root, LIBRARY_FOLDER))) {
    return databaseIn(place.root, place);
  }
  const found = await generationPlace(place).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'no-clips') {
      throw new Failure('library-missing', `There is no move library in ${place.root}.`, {
        remedy: 'Generate one from your clips, or name the database that holds it.',
        cause: error,
      });
    }
    throw error;
  });
  return found.database;
}

/** Where moves are loaded to: the database that is named, else that of the current folder. */
export function loadingDatabase(place: Place): string {
  return databaseIn(place.root, place);
}

function databaseIn(libraryRoot: string, { database, root }: Place): string {
  return database === undefined ? defaultDatabase(libraryRoot) : resolveDatabase(database, root);
}

function ambiguous(what: string, candidates: readonly string[], remedy: string): Failure {
  const list = candidates.map((candidate) => `  ${candidate}`).join('\n');
  return new Failure('ambiguous', `There are several ${what}:\n${list}`, { remedy });
}
