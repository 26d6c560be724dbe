import { dirname, join, resolve } from 'node:path';
import { namedVideoPaths } from '../../clips/annotations/annotationsSniffer.ts';
import { walkFolder } from '../../clips/clipFolderWalk.ts';
import { type ClipKey, parseClipKey } from '../../moves/clip.ts';
import { Failure } from '../../shared/failure.ts';
import { defaultEmbeddingsFile, isWithin } from '../../shared/paths.ts';
import { generationPlace, libraryDatabase } from '../place.ts';
import type { Place } from '../requests.ts';

/** Where what people say of clips is written. */
export interface LabelPlace {
  /** Absolute; it need not be there yet. */
  readonly annotationsFile: string;
  readonly libraryRoot: string;
  readonly database: string;
  /** The clips of the clip folder; none where a library was loaded from an embeddings file. */
  readonly keys: readonly ClipKey[];
}

const NEW_FILE = 'annotations.json';

/**
 * Finds the annotations file of the clips, or where the first edit makes it: beside the embeddings file. A library
 * without clips has its file in the root.
 * @throws Failure as `generationPlace`
 */
export async function labelPlace(place: Place): Promise<LabelPlace> {
  const named = place.annotations === undefined ? null : resolve(place.root, place.annotations);
  try {
    const { clipFolder, annotationsFile, libraryRoot, database, embeddingsFile } =
      await generationPlace(place);
    const { videos, away } = await walkFolder(clipFolder);
    return {
      annotationsFile: named ?? annotationsFile ?? newFileBeside(embeddingsFile, clipFolder, libraryRoot),
      libraryRoot,
      database,
      keys: [...videos, ...away].flatMap((path) => parseClipKey(path) ?? []),
    };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'no-clips') {
      throw error;
    }
    return {
      annotationsFile: named ?? (await annotationsIn(place.root)) ?? join(place.root, NEW_FILE),
      libraryRoot: resolve(place.root),
      database: await libraryDatabase(place),
      keys: [],
    };
  }
}

/** Outside the library root a file would not be found again. */
function newFileBeside(embeddingsFile: string, clipFolder: string, libraryRoot: string): string {
  const folder = dirname(embeddingsFile);
  return join(
    isWithin(libraryRoot, folder) ? folder : dirname(defaultEmbeddingsFile(clipFolder, libraryRoot)),
    NEW_FILE,
  );
}

/** The annotations file in a folder without clips; null where it holds none, or several. */
async function annotationsIn(root: string): Promise<string | null> {
  const { jsonFiles } = await walkFolder(root);
  const found: string[] = [];
  for (const file of jsonFiles) {
    const path = join(root, file);
    if (((await namedVideoPaths(path)) ?? []).length > 0) {
      found.push(path);
    }
  }
  return found.length === 1 ? found[0] : null;
}
