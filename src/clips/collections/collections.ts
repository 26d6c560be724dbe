import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ClipKey, compareKeys } from '../../moves/clip.ts';
import { changeTextFile, textOf } from '../../shared/changeTextFile.ts';
import { storageFailure } from '../../shared/storageFailure.ts';
import {
  type CollectedClip,
  type CollectionFile,
  formatCollection,
  parseCollection,
} from './collectionFile.ts';

const FOLDER = 'collections';
const EXTENSION = '.collection.json';

/** A collection, and the clips that it means now. */
export interface Collection {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /** Those that are in the library, in the order of the file; under their present keys. */
  readonly clips: readonly ClipKey[];
  /** Keys as the file has them, of clips that are in the library neither under that key nor by their content. */
  readonly missing: readonly ClipKey[];
}

/** The clips of a library, by which collections find theirs. */
export interface KnownClips {
  /** What each clip's content was when it was analysed. */
  readonly hashOf: ReadonlyMap<ClipKey, string | null>;
}

/**
 * The collections of a library, by name. They are files of their own, which nothing but a person's change writes.
 * @throws Failure `bad-request` naming a file that is none, `storage`
 */
export async function readCollections(libraryRoot: string, known: KnownClips): Promise<Collection[]> {
  const folder = join(libraryRoot, FOLDER);
  const names = await readdir(folder).catch(() => []);
  const collections: Collection[] = [];
  for (const file of names.filter((name) => name.endsWith(EXTENSION)).map((name) => join(folder, name))) {
    const text = await textOf(file);
    if (text !== null) {
      collections.push(resolved(parseCollection(text, file), file, known));
    }
  }
  return collections.sort((a, b) => compareKeys(a.name, b.name));
}

/**
 * Puts clips into a collection or takes them out; it is made where there is none.
 * @throws Failure as `readCollections`
 */
export async function changeCollection(
  libraryRoot: string,
  name: string,
  change: { readonly add: readonly ClipKey[]; readonly remove: readonly ClipKey[] },
  known: KnownClips,
): Promise<Collection> {
  const collections = await readCollections(libraryRoot, known);
  const found = collections.find((collection) => isSameName(collection.name, name));
  const file = found?.file ?? freeFile(libraryRoot, name, collections);
  await mkdir(join(libraryRoot, FOLDER), { recursive: true }).catch((error: unknown) => {
    throw storageFailure(file, 'written', error);
  });
  return changeTextFile(file, async (text) => {
    const before = text === null ? { name, clips: [] } : parseCollection(text, file);
    const now = changed(before, change, known);
    return { text: formatCollection(now, text, file), answer: resolved(now, file, known) };
  });
}

/** Removes a collection; its clips stay as they are. */
export async function removeCollection(libraryRoot: string, name: string, known: KnownClips): Promise<void> {
  const found = (await readCollections(libraryRoot, known)).find((one) => isSameName(one.name, name));
  if (found) {
    await rm(found.file, { force: true });
  }
}

/** Whether two names are one to a person. */
function isSameName(one: string, other: string): boolean {
  const form = (name: string) => name.trim().normalize().toLowerCase();
  return form(one) === form(other);
}

function changed(
  { name, clips }: CollectionFile,
  { add, remove }: { readonly add: readonly ClipKey[]; readonly remove: readonly ClipKey[] },
  known: KnownClips,
): CollectionFile {
  const present = new Map<ClipKey, CollectedClip>();
  for (const clip of clips) {
    const key = presentKey(clip, known) ?? clip.key;
    present.set(key, { key, contentHash: known.hashOf.get(key) ?? clip.contentHash });
  }
  for (const key of add) {
    present.set(key, present.get(key) ?? { key, contentHash: known.hashOf.get(key) ?? null });
  }
  for (const key of remove) {
    present.delete(key);
  }
  return { name, clips: [...present.values()] };
}

function resolved({ name, clips }: CollectionFile, file: string, known: KnownClips): Collection {
  const keys = clips.map((clip) => ({ asWritten: clip.key, now: presentKey(clip, known) }));
  return {
    name,
    file,
    clips: [...new Set(keys.flatMap(({ now }) => now ?? []))],
    missing: keys.flatMap(({ asWritten, now }) => (now === null ? [asWritten] : [])),
  };
}

/** The key of a clip now: its own, else that of the one clip with its content. */
function presentKey({ key, contentHash }: CollectedClip, { hashOf }: KnownClips): ClipKey | null {
  if (hashOf.has(key)) {
    return key;
  }
  const same = [...hashOf].filter(([, hash]) => hash !== null && hash === contentHash);
  return same.length === 1 ? same[0][0] : null;
}

/** A file of a plain name that is free. */
function freeFile(libraryRoot: string, name: string, collections: readonly Collection[]): string {
  const plain = name
    .normalize()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const taken = new Set(collections.map(({ file }) => file));
  const fileOf = (suffix: string) =>
    join(libraryRoot, FOLDER, `${plain || 'collection'}${suffix}${EXTENSION}`);
  let number = 1;
  while (taken.has(fileOf(number === 1 ? '' : `-${number}`))) {
    number++;
  }
  return fileOf(number === 1 ? '' : `-${number}`);
}
