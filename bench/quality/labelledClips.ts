import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readCatalogue } from '../../src/clips/catalogue.ts';
import { contentHash } from '../../src/media/contentHash.ts';
import { type ClipKey, categoryOf } from '../../src/moves/clip.ts';
import type { Annotation } from '../../src/moves/labels/metadata.ts';
import { Failure, messageOf } from '../../src/shared/failure.ts';

/** A clip with what people say of it: the labels that its vectors are held against. */
export interface LabelledClip {
  readonly key: ClipKey;
  readonly path: string;
  readonly contentHash: string;
  readonly category: string;
  /** Null where there is none. */
  readonly annotation: Annotation | null;
  /** Null where nobody says. */
  readonly annotatedTempoBpm: number | null;
  /** Clips with the same number were filmed to the same song. Null where nobody says. */
  readonly song: number | null;
}

const songsSchema = z.object({ song: z.record(z.string(), z.int()) });

async function readSongs(path: string | null): Promise<Readonly<Record<string, number>>> {
  if (path === null) {
    return {};
  }
  try {
    return songsSchema.parse(JSON.parse(await readFile(path, 'utf8'))).song;
  } catch (error) {
    throw new Failure('bad-request', `${path} does not say which clips share a song: ${messageOf(error)}.`, {
      remedy: 'It must be a JSON file {"song": {clip key: number}}.',
      cause: error,
    });
  }
}

/**
 * The clips of a folder with their labels, sorted by clip key.
 * @param songsFile a JSON `{"song": {clip key: number}}`, or null
 * @throws Failure as `readCatalogue`, and `bad-request` where the songs file cannot be read
 */
export async function readLabelledClips(
  folder: string,
  annotationsFile: string | null,
  songsFile: string | null,
): Promise<readonly LabelledClip[]> {
  const [{ clips }, songs] = await Promise.all([
    readCatalogue(folder, annotationsFile),
    readSongs(songsFile),
  ]);
  const labelled: LabelledClip[] = [];
  for (const { key, path, annotation } of clips) {
    labelled.push({
      key,
      path,
      contentHash: await contentHash(path),
      category: categoryOf(key),
      annotation,
      annotatedTempoBpm: annotation?.estimatedTempoBpm ?? null,
      song: songs[key] ?? null,
    });
  }
  return labelled;
}
