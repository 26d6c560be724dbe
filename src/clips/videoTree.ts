import { posix } from 'node:path';
import { compareKeys, isVideoName } from '../moves/clip.ts';
import { extentOf } from '../shared/extent.ts';
import { writtenPath } from './annotations/annotationPaths.ts';

/** The videos below a folder, by where they lie. Paths are POSIX; the folder itself is the empty path. */
export class VideoTree {
  readonly #videos: readonly string[];
  readonly #byName = new Map<string, string[]>();

  /** @param videos paths relative to the folder */
  constructor(videos: readonly string[]) {
    this.#videos = videos;
    for (const video of videos) {
      const name = stemFormOf(posix.basename(video));
      const sameName = this.#byName.get(name);
      if (sameName) {
        sameName.push(video);
      } else {
        this.#byName.set(name, [video]);
      }
    }
  }

  /**
   * The folders below which most of the named paths exist; several where they tie, none where no path exists. Case,
   * Unicode form and an extension that is left out do not matter.
   */
  foldersNamedBy(paths: readonly string[]): string[] {
    const hits = new Map<string, number>();
    for (const path of paths) {
      const { parts, start } = writtenPath(path);
      const named = stemFormOf(parts.join('/'));
      for (const video of start === '' ? this.#namesakes(path) : []) {
        // Cut by folders, because the forms differ in length.
        const folders = video.split('/');
        if (stemFormOf(folders.slice(-parts.length).join('/')) === named) {
          const folder = folders.slice(0, -parts.length).join('/');
          hits.set(folder, (hits.get(folder) ?? 0) + 1);
        }
      }
    }
    return mostOf(hits);
  }

  /** Whether any of the named paths, wherever they lead, ends with the name of a video here. */
  holdsAnyOf(paths: readonly string[]): boolean {
    return paths.some((path) => this.#namesakes(path).length > 0);
  }

  /** The folders with the most videos in subfolders, or, where no subfolder holds any, with the most videos. */
  fullestFolders(): string[] {
    const inSubfolders = this.#videos.filter((video) => video.includes('/'));
    const counted =
      inSubfolders.length > 0
        ? inSubfolders.map((video) => folderOf(folderOf(video)))
        : this.#videos.map(folderOf);
    const counts = new Map<string, number>();
    for (const folder of counted) {
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    return mostOf(counts);
  }

  #namesakes(path: string): readonly string[] {
    return this.#byName.get(stemFormOf(writtenPath(path).parts.at(-1) ?? '')) ?? [];
  }

  /** Whether clips lie in the folder itself or in its subfolders. */
  get isClipFolder(): boolean {
    return this.#videos.some((video) => video.split('/').length <= 2);
  }
}

/** One form for names that differ in case, Unicode form or a video's extension. */
function stemFormOf(path: string): string {
  const stem = isVideoName(path) ? path.slice(0, path.lastIndexOf('.')) : path;
  return stem.normalize().toLowerCase();
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

/** The folders with the highest count. Of tied folders those inside another of them are left out. */
function mostOf(counts: ReadonlyMap<string, number>): string[] {
  const [, most] = extentOf(counts.values()) ?? [0, 0];
  const tied = [...counts].filter(([, count]) => count === most).map(([folder]) => folder);
  return tied
    .filter((folder) => !tied.some((other) => other !== folder && isBelow(other, folder)))
    .sort(compareKeys);
}

function isBelow(ancestor: string, folder: string): boolean {
  return ancestor === '' || folder.startsWith(`${ancestor}/`);
}
