import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type ClipKey, isVideoName } from '../../../moves/clip.ts';
import type { ClipSource } from '../../../moves/move.ts';
import { Failure } from '../../../shared/failure.ts';
import { isWithin, LIBRARY_FOLDER } from '../../../shared/paths.ts';
import { type GenerationPlace, generationPlace } from '../../place.ts';
import type { Place } from '../../requests.ts';

/** What says where a move's clip is. */
export interface Located {
  readonly key: ClipKey;
  readonly videoPath: string;
}

/** A clip's file as it is now. */
export interface ClipFile extends ClipSource {
  /** Absolute. */
  readonly path: string;
}

/** Finds the clips of a library's moves. Looks for the clip folder only once, and only where it is needed. */
export class ClipFiles {
  readonly #place: Place;
  #found: Promise<GenerationPlace | null> | null = null;

  constructor(place: Place) {
    this.#place = place;
  }

  /**
   * The clip of a move: what its `video_path` names below the library root, else its key in the clip folder.
   * A path out of a loaded file that leaves the root, or names no video, is no clip.
   * @returns null where there is no such file
   */
  async find({ key, videoPath }: Located): Promise<ClipFile | null> {
    const root = await this.libraryRoot();
    const inRoot = await fileBelow(root, videoPath);
    if (inRoot) {
      return inRoot;
    }
    const place = await this.#generationPlace();
    return place && fileBelow(place.clipFolder, key);
  }

  /** The folder that holds the library's own files, absolute. */
  async libraryRoot(): Promise<string> {
    const { root } = this.#place;
    if (existsSync(join(root, LIBRARY_FOLDER))) {
      return root;
    }
    return (await this.#generationPlace())?.libraryRoot ?? root;
  }

  /** Null where there are no clips, or more than one folder of them. */
  #generationPlace(): Promise<GenerationPlace | null> {
    this.#found ??= generationPlace(this.#place).catch((error: unknown) => {
      if (error instanceof Failure) {
        return null;
      }
      throw error;
    });
    return this.#found;
  }
}

async function fileBelow(folder: string, path: string): Promise<ClipFile | null> {
  const absolute = resolve(folder, path);
  if (!isVideoName(absolute) || !isWithin(folder, absolute)) {
    return null;
  }
  const found = await stat(absolute).catch(() => null);
  return found?.isFile()
    ? { path: absolute, sizeBytes: found.size, modifiedMs: Math.round(found.mtimeMs) }
    : null;
}
