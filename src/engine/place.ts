import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { discoverClips } from '../library/discovery.ts';
import {
  defaultDatabase,
  defaultEmbeddingsFile,
  LIBRARY_FOLDER,
  libraryRootOf,
  resolveDatabase,
} from '../library/paths.ts';
import { Failure } from '../moves/failure.ts';
import type { PlaceRequest } from './requests.ts';

type Request = z.infer<typeof PlaceRequest>;

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
export async function generationPlace(request: Request): Promise<GenerationPlace> {
  const found = await discoverClips({
    folder: request.clips === undefined ? request.root : resolve(request.root, request.clips),
    isNamed: request.clips !== undefined,
    annotationsFile:
      request.annotations === undefined ? undefined : resolve(request.root, request.annotations),
  });
  switch (found.status) {
    case 'several-clip-folders':
      throw ambiguous('clip folders', found.clipFolders, 'Name the one you mean.');
    case 'several-annotations-files':
      throw ambiguous('annotations files', found.annotationsFiles, 'Name the annotations file you mean.');
    case 'found': {
      const libraryRoot = libraryRootOf(found.clipFolder, request.root);
      return {
        clipFolder: found.clipFolder,
        annotationsFile: found.annotationsFile,
        libraryRoot,
        database: databaseIn(libraryRoot, request),
        embeddingsFile:
          request.embeddingsFile === undefined
            ? defaultEmbeddingsFile(found.clipFolder)
            : resolve(request.root, request.embeddingsFile),
      };
    }
  }
}

/**
 * The database of the library that is meant: the one that is named, else that of the current folder, else that of
 * the clips in it.
 */
export async function libraryDatabase(request: Request): Promise<string> {
  if (request.database !== undefined || existsSync(join(request.root, LIBRARY_FOLDER))) {
    return databaseIn(request.root, request);
  }
  const place = await generationPlace(request).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'no-clips') {
      throw new Failure('library-missing', `There is no move library in ${request.root}.`, {
        remedy: 'Generate one from your clips, or name the database that holds it.',
        cause: error,
      });
    }
    throw error;
  });
  return place.database;
}

/** Where moves are loaded to: the database that is named, else that of the current folder. */
export function loadingDatabase(request: Request): string {
  return databaseIn(request.root, request);
}

function databaseIn(libraryRoot: string, { database, root }: Request): string {
  return database === undefined ? defaultDatabase(libraryRoot) : resolveDatabase(database, root);
}

function ambiguous(what: string, candidates: readonly string[], remedy: string): Failure {
  const list = candidates.map((candidate) => `  ${candidate}`).join('\n');
  return new Failure('ambiguous', `There are several ${what}:\n${list}`, { remedy });
}
