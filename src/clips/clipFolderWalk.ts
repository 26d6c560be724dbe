import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { compareKeys, isSongName, isVideoName, mayBeTypeScript } from '../moves/clip.ts';
import { messageOf } from '../shared/failure.ts';
import { isWithin } from '../shared/paths.ts';
import { isPassedFolder, readFileName } from './otherFiles.ts';
import { isTransportStream } from './transportStream.ts';

/** Something below a folder that was not read, and why. */
export interface SkippedPath {
  /** Relative to the folder, POSIX. */
  readonly path: string;
  readonly reason: string;
}

/** Files of one kind that are no clips: neither videos nor songs nor what the program itself reads and writes. */
export interface OtherFiles {
  /** In lower case, with its dot; empty for files without one. */
  readonly extension: string;
  readonly count: number;
  /** One of them, relative to the folder, POSIX. */
  readonly example: string;
}

/** What lies below a folder; paths relative to it, POSIX, sorted. */
export interface FolderContents {
  readonly videos: readonly string[];
  readonly jsonFiles: readonly string[];
  readonly skipped: readonly SkippedPath[];
  readonly others: readonly OtherFiles[];
  /** Videos that exist and are not on this disk: in the cloud, or still being fetched. */
  readonly away: readonly string[];
  /** Folders that cannot be read: whether their files still exist cannot be told. */
  readonly unreadableFolders: readonly string[];
  /** Folders without anything in them: emptied by their owner, or seen because the disk that belongs there is away. */
  readonly emptyFolders: readonly string[];
}

/** Deeper folders are skipped and listed: no collection is ordered so. */
const MAX_DEPTH = 16;

/** File systems keep the bytes of small files beside their names, and count no blocks for them. */
const SURELY_IN_BLOCKS = 64 * 1024;

/**
 * Lists the videos and JSON files below a folder. Hidden folders and those of systems are passed over. Links to folders
 * are not followed, so that none leads out or round in a circle; links to files are, as long as they stay inside.
 * @throws Error of the file system where the folder itself cannot be read
 */
export async function walkFolder(folder: string): Promise<FolderContents> {
  const walk = new Walk(await realpath(folder));
  await walk.visit('', await readdir(folder, { withFileTypes: true }), 0);
  return walk.contents();
}

class Walk {
  readonly #root: string;
  readonly #videos: string[] = [];
  readonly #jsonFiles: string[] = [];
  readonly #skipped: SkippedPath[] = [];
  readonly #others = new Map<string, { count: number; example: string }>();
  readonly #away = new Set<string>();
  readonly #withoutBlocks: string[] = [];
  #someHaveBlocks = false;
  readonly #unreadableFolders: string[] = [];
  readonly #emptyFolders: string[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  async visit(way: string, entries: readonly Dirent[], depth: number): Promise<void> {
    const plainFiles: string[] = [];
    for (const entry of entries) {
      const path = way + entry.name;
      if (entry.isDirectory()) {
        await this.#visitFolder(path, entry.name, depth + 1);
      } else if (entry.isSymbolicLink()) {
        if (!entry.name.startsWith('.') && (await this.#leadsToFile(path))) {
          plainFiles.push(...this.#plainFile(path, entry.name));
        }
      } else if (entry.isFile()) {
        plainFiles.push(...this.#plainFile(path, entry.name));
      }
    }
    await Promise.all(plainFiles.map((path) => this.#visitFile(path)));
  }

  async contents(): Promise<FolderContents> {
    // Where no file has blocks, the file system merely does not count them.
    const countsBlocks = this.#withoutBlocks.length > 0 && (await this.#countsBlocks());
    const away = countsBlocks ? this.#withoutBlocks : [];
    const present = countsBlocks ? [] : this.#withoutBlocks;
    const videos = [...this.#videos, ...present].sort(compareKeys);
    const known = new Set(videos);
    return {
      videos,
      jsonFiles: this.#jsonFiles.sort(compareKeys),
      skipped: this.#skipped.sort((a, b) => compareKeys(a.path, b.path)),
      others: [...this.#others]
        .map(([extension, files]) => ({ extension, ...files }))
        .sort((a, b) => compareKeys(a.extension, b.extension)),
      away: [...this.#away, ...away].filter((path) => !known.has(path)).sort(compareKeys),
      unreadableFolders: this.#unreadableFolders.sort(compareKeys),
      emptyFolders: this.#emptyFolders.sort(compareKeys),
    };
  }

  async #visitFolder(path: string, name: string, depth: number): Promise<void> {
    if (isPassedFolder(name)) {
      return;
    }
    if (depth > MAX_DEPTH) {
      this.#skip(path, `it lies more than ${MAX_DEPTH} folders deep`);
      return;
    }
    let entries: Dirent[];
    try {
      entries = await readdir(join(this.#root, path), { withFileTypes: true });
    } catch (error) {
      this.#skip(path, `the folder cannot be read: ${messageOf(error)}`);
      this.#unreadableFolders.push(path);
      return;
    }
    if (entries.length === 0) {
      this.#emptyFolders.push(path);
    }
    await this.visit(`${path}/`, entries, depth);
  }

  async #leadsToFile(path: string): Promise<boolean> {
    try {
      const target = await realpath(join(this.#root, path));
      if ((await stat(target)).isDirectory()) {
        this.#skip(path, 'it is a link to a folder; links to folders are not followed');
        return false;
      }
      if (!isWithin(this.#root, target)) {
        if (isVideoName(path)) {
          this.#skip(path, 'it is a link that leaves the folder');
        }
        return false;
      }
      return true;
    } catch {
      this.#skip(path, 'it is a link that leads nowhere');
      return false;
    }
  }

  /** The path of a file whose name does not say that it is not to be read. */
  #plainFile(path: string, name: string): string[] {
    const read = readFileName(name);
    switch (read.kind) {
      case 'plain':
        return [path];
      case 'hidden':
        return [];
      case 'stand-in':
        this.#away.add(path.slice(0, path.length - name.length) + read.clip);
        return [];
      case 'unwanted':
        this.#skip(
          path,
          read.why === 'unfinished'
            ? 'it is still being written or fetched'
            : 'it is the copy that a sync program made of a conflict',
        );
        return [];
    }
  }

  async #visitFile(path: string): Promise<void> {
    if (!isVideoName(path)) {
      this.#noteOther(path);
      return;
    }
    if (path.includes('\uFFFD')) {
      // U+FFFD stands for bytes that are not UTF-8: such a name cannot be opened again, nor be a clip key.
      this.#skip(path, 'its name is not valid Unicode');
      return;
    }
    const absolute = join(this.#root, path);
    const found = await stat(absolute).catch(() => null);
    this.#someHaveBlocks ||= found !== null && found.blocks > 0;
    if (found && found.blocks === 0 && found.size >= SURELY_IN_BLOCKS) {
      this.#withoutBlocks.push(path);
    } else if (!mayBeTypeScript(path) || (await isTransportStream(absolute))) {
      this.#videos.push(path);
    }
  }

  async #countsBlocks(): Promise<boolean> {
    const others = [...this.#jsonFiles, ...[...this.#others.values()].map(({ example }) => example)];
    for (const path of this.#someHaveBlocks ? [] : others) {
      const found = await stat(join(this.#root, path)).catch(() => null);
      this.#someHaveBlocks ||= found !== null && found.blocks > 0;
    }
    return this.#someHaveBlocks;
  }

  #noteOther(path: string): void {
    if (path.toLowerCase().endsWith('.json')) {
      this.#jsonFiles.push(path);
    } else if (!isSongName(path)) {
      const extension = extname(path).toLowerCase();
      const before = this.#others.get(extension);
      const example = before && compareKeys(before.example, path) < 0 ? before.example : path;
      this.#others.set(extension, { count: (before?.count ?? 0) + 1, example });
    }
  }

  #skip(path: string, reason: string): void {
    this.#skipped.push({ path, reason });
  }
}
