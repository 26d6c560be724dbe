import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/**
 * Folder of the move library below the library root, a LanceDB database. Never under version control: it holds its
 * own `.gitignore`.
 */
export const LIBRARY_FOLDER = '.move-embeddings';
/** Posters, previews and what else can be made again, inside the library folder. */
const CACHE_FOLDER = 'cache';
const EMBEDDINGS_FILE = 'move_embeddings.json';

/** A path as clip keys and `video_path` write it, with `/` on every system. */
export function toPosix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Whether `path` is `folder` or lies below it; both absolute. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** The library root of clips: the current (or workspace) folder when they lie below it, else the clip folder's parent. */
export function libraryRootOf(clipFolder: string, currentFolder: string): string {
  return isWithin(currentFolder, clipFolder) ? resolve(currentFolder) : dirname(resolve(clipFolder));
}

export function defaultDatabase(libraryRoot: string): string {
  return join(libraryRoot, LIBRARY_FOLDER);
}

export function cacheFolder(libraryRoot: string): string {
  return join(libraryRoot, LIBRARY_FOLDER, CACHE_FOLDER);
}

/**
 * Where the embeddings file lies unless a setting says otherwise: beside the clip folder, but never outside the library
 * root. Where the clip folder is itself the root, it lies in there.
 */
export function defaultEmbeddingsFile(clipFolder: string, libraryRoot: string): string {
  const beside = dirname(resolve(clipFolder));
  return join(isWithin(libraryRoot, beside) ? beside : libraryRoot, EMBEDDINGS_FILE);
}

/** `video_path` of a clip: relative to the library root, POSIX. */
export function videoPathOf(libraryRoot: string, clipPath: string): string {
  return toPosix(relative(libraryRoot, clipPath));
}

/** Whether a database is named by a LanceDB URI such as `s3://…` or `db://…` and not by a folder. */
export function isRemoteDatabase(database: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(database);
}

/** A database as the user wrote it, made absolute where it is a folder: LanceDB takes relative names for its cloud. */
export function resolveDatabase(database: string, currentFolder: string): string {
  return isRemoteDatabase(database) ? database : resolve(currentFolder, database);
}
