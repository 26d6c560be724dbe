import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareKeys, isVideoName } from '../moves/clip.ts';
import { messageOf } from '../moves/failure.ts';
import { isWithin } from './paths.ts';

/** Something below a folder that was not read, and why. */
export interface SkippedPath {
  /** Relative to the folder, POSIX. */
  readonly path: string;
  readonly reason: string;
}

/** What lies below a folder; paths relative to it, POSIX, sorted. */
export interface FolderContents {
  readonly videos: readonly string[];
  readonly jsonFiles: readonly string[];
  readonly skipped: readonly SkippedPath[];
  /**
   * Folders that show nothing, relative, POSIX: they cannot be read, or are empty, as a mount point is while its disk
   * is away. Whether their files still exist cannot be told.
   */
  readonly blankFolders: readonly string[];
}

/** Deeper folders are skipped and listed: no collection is ordered so. */
const MAX_DEPTH = 16;

/**
 * Lists the videos and JSON files below a folder. Folders whose name begins with a dot and `node_modules` are passed
 * over. Links to folders are not followed, so that none leads out or round in a circle; links to files are, as long
 * as they stay inside.
 * @throws Error of the file system where the folder itself cannot be read
 */
export async function walkFolder(folder: string): Promise<FolderContents> {
  const walk = { root: await realpath(folder), videos: [], jsonFiles: [], skipped: [], blankFolders: [] };
  await visit(walk, '', await readdir(folder, { withFileTypes: true }), 0);
  return {
    videos: walk.videos.sort(compareKeys),
    jsonFiles: walk.jsonFiles.sort(compareKeys),
    skipped: walk.skipped.sort((a: SkippedPath, b: SkippedPath) => compareKeys(a.path, b.path)),
    blankFolders: walk.blankFolders.sort(compareKeys),
  };
}

interface Walk {
  readonly root: string;
  readonly videos: string[];
  readonly jsonFiles: string[];
  readonly skipped: SkippedPath[];
  readonly blankFolders: string[];
}

async function visit(walk: Walk, way: string, entries: readonly Dirent[], depth: number): Promise<void> {
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') {
      continue;
    }
    const path = way + entry.name;
    if (entry.isDirectory()) {
      await visitFolder(walk, path, depth + 1);
    } else if (entry.isSymbolicLink()) {
      await visitLink(walk, path);
    } else if (entry.isFile()) {
      visitFile(walk, path);
    }
  }
}

async function visitFolder(walk: Walk, path: string, depth: number): Promise<void> {
  if (depth > MAX_DEPTH) {
    walk.skipped.push({ path, reason: `it lies more than ${MAX_DEPTH} folders deep` });
    return;
  }
  let entries: Dirent[];
  try {
    entries = await readdir(join(walk.root, path), { withFileTypes: true });
  } catch (error) {
    walk.skipped.push({ path, reason: `the folder cannot be read: ${messageOf(error)}` });
    walk.blankFolders.push(path);
    return;
  }
  if (entries.length === 0) {
    walk.blankFolders.push(path);
  }
  await visit(walk, `${path}/`, entries, depth);
}

async function visitLink(walk: Walk, path: string): Promise<void> {
  const skip = (reason: string) => walk.skipped.push({ path, reason });
  try {
    const target = await realpath(join(walk.root, path));
    const isFolder = (await stat(target)).isDirectory();
    if (isFolder) {
      skip('it is a link to a folder; links to folders are not followed');
    } else if (!isWithin(walk.root, target)) {
      if (isVideoName(path)) {
        skip('it is a link that leaves the folder');
      }
    } else {
      visitFile(walk, path);
    }
  } catch {
    skip('it is a link that leads nowhere');
  }
}

function visitFile(walk: Walk, path: string): void {
  // U+FFFD stands for bytes that are not UTF-8: such a name cannot be opened again, nor be a clip key.
  if (isVideoName(path) && path.includes('\uFFFD')) {
    walk.skipped.push({ path, reason: 'its name is not valid Unicode' });
  } else if (isVideoName(path)) {
    walk.videos.push(path);
  } else if (path.toLowerCase().endsWith('.json')) {
    walk.jsonFiles.push(path);
  }
}
