import { join, resolve } from 'node:path';
import { type ClipKey, compareKeys, parseClipKey } from '../moves/clip.ts';
import { Failure } from '../moves/failure.ts';
import { type Annotation, metadataOf } from '../moves/metadata.ts';
import { readAnnotations } from './annotationsFile.ts';
import { type SkippedPath, walkFolder } from './clipFolderWalk.ts';
import { storageFailure } from './storageFailure.ts';

export interface CatalogueClip {
  readonly key: ClipKey;
  /** Absolute. */
  readonly path: string;
  readonly annotation: Annotation | null;
}

/** A clip id that several clips have. All of them are kept, under their keys. */
export interface SharedClipId {
  readonly clipId: string;
  readonly keys: readonly ClipKey[];
}

/** A clip folder and what people wrote of its clips. Every list is sorted by clip key. */
export interface Catalogue {
  /** Absolute. */
  readonly clipFolder: string;
  /** Absolute; null where there is none. */
  readonly annotationsFile: string | null;
  readonly clips: readonly CatalogueClip[];
  readonly annotationsWithoutClip: readonly ClipKey[];
  /** Empty where there is no annotations file: then that is what there is to say, once. */
  readonly clipsWithoutAnnotation: readonly ClipKey[];
  readonly duplicateClipIds: readonly SharedClipId[];
  /** What in the clip folder was passed over, and why. */
  readonly skipped: readonly SkippedPath[];
  /** Folders that are empty or cannot be read: what the library holds of them may still exist. */
  readonly blankFolders: readonly string[];
}

/**
 * Lists the clips of a clip folder with their annotations. Keys that differ only in case or in Unicode form are
 * different clips; an annotation written in another Unicode form than the file system's still finds its clip.
 * @throws Failure `bad-annotations`, `storage`, and `no-clips` where the folder holds none
 */
export async function readCatalogue(clipFolder: string, annotationsFile: string | null): Promise<Catalogue> {
  const annotations = annotationsFile === null ? [] : await readAnnotations(annotationsFile);
  const { videos, skipped, blankFolders } = await walkFolder(clipFolder).catch((error: unknown) => {
    throw storageFailure(clipFolder, 'read', error);
  });
  const keys = videos.map(parseClipKey).filter((key) => key !== null);
  if (keys.length === 0) {
    throw new Failure('no-clips', `There are no video clips in ${clipFolder}.`, {
      remedy: 'Name the folder whose subfolders hold the clips.',
    });
  }
  const { annotationOf, unmatched } = matchAnnotations(keys, annotations);
  const clips = keys.map((key) => ({
    key,
    path: join(resolve(clipFolder), key),
    annotation: annotationOf.get(key) ?? null,
  }));
  return {
    clipFolder: resolve(clipFolder),
    annotationsFile: annotationsFile === null ? null : resolve(annotationsFile),
    clips,
    annotationsWithoutClip: unmatched.map(({ key }) => key).sort(compareKeys),
    clipsWithoutAnnotation: annotationsFile === null ? [] : keys.filter((key) => !annotationOf.has(key)),
    duplicateClipIds: sharedClipIds(
      clips.map(({ key, annotation }) => ({ key, clipId: metadataOf(key, annotation).clipId })),
    ),
    skipped,
    blankFolders,
  };
}

function matchAnnotations(keys: readonly ClipKey[], annotations: readonly Annotation[]) {
  const annotationOf = new Map<ClipKey, Annotation>();
  const known = new Set(keys);
  const elsewhere = annotations.filter((annotation) => {
    const exact = known.has(annotation.key);
    if (exact) {
      annotationOf.set(annotation.key, annotation);
    }
    return !exact;
  });
  const byComposedForm = new Map<string, ClipKey[]>();
  for (const key of elsewhere.length > 0 ? keys : []) {
    if (!annotationOf.has(key)) {
      append(byComposedForm, key.normalize(), key);
    }
  }
  const unmatched = elsewhere.filter((annotation) => {
    const candidates = byComposedForm.get(annotation.key.normalize()) ?? [];
    if (candidates.length !== 1 || annotationOf.has(candidates[0])) {
      return true;
    }
    annotationOf.set(candidates[0], { ...annotation, key: candidates[0] });
    return false;
  });
  return { annotationOf, unmatched };
}

/** The clip ids that more than one clip has, by clip id. */
export function sharedClipIds(
  clips: readonly { readonly key: ClipKey; readonly clipId: string }[],
): SharedClipId[] {
  const keysOf = new Map<string, ClipKey[]>();
  for (const { key, clipId } of clips) {
    append(keysOf, clipId, key);
  }
  return [...keysOf]
    .filter(([, keys]) => keys.length > 1)
    .map(([clipId, keys]) => ({ clipId, keys: keys.sort(compareKeys) }))
    .sort((a, b) => compareKeys(a.clipId, b.clipId));
}

function append(lists: Map<string, ClipKey[]>, name: string, key: ClipKey): void {
  const list = lists.get(name);
  if (list) {
    list.push(key);
  } else {
    lists.set(name, [key]);
  }
}
