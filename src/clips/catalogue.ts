import { join, resolve } from 'node:path';
import { type ClipKey, compareKeys, parseClipKey } from '../moves/clip.ts';
import { type Annotation, metadataOf } from '../moves/labels/metadata.ts';
import type { AnnotationProblem } from '../moves/reasons/annotationProblem.ts';
import { Failure } from '../shared/failure.ts';
import { storageFailure } from '../shared/storageFailure.ts';
import { type AnnotationsFile, readAnnotations } from './annotations/annotationsFile.ts';
import { type MatchedAnnotations, matchAnnotations } from './annotations/matchAnnotations.ts';
import { type OtherFiles, type SkippedPath, walkFolder } from './clipFolderWalk.ts';

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
  /** As the file writes them. */
  readonly annotationsWithoutClip: readonly string[];
  /** Entries of the annotations file that were passed over. */
  readonly annotationProblems: readonly AnnotationProblem[];
  /** Whether the annotations file may say something of a clip without annotation, in an entry that is not understood. */
  readonly mayAnnotate: MatchedAnnotations['mayMean'];
  /** Empty where there is no annotations file: then that is what there is to say, once. */
  readonly clipsWithoutAnnotation: readonly ClipKey[];
  readonly duplicateClipIds: readonly SharedClipId[];
  /** What in the clip folder was passed over, and why. */
  readonly skipped: readonly SkippedPath[];
  /** What in the clip folder is no clip, by its kind. */
  readonly others: readonly OtherFiles[];
  /** Clips that exist and are not on this disk. */
  readonly away: readonly ClipKey[];
  /** Folders that cannot be read: what the library holds of them may still exist. */
  readonly unreadableFolders: readonly string[];
  readonly emptyFolders: readonly string[];
}

const NO_ANNOTATIONS: AnnotationsFile = {
  entries: [],
  faulty: [],
  problems: [],
  problemAt: (index, field, fault) => ({ line: null, field: `clips[${index}].${field}`, fault }),
};

/**
 * Lists the clips of a clip folder with their annotations. Keys that differ only in case or in Unicode form are
 * different clips; an annotation written in another Unicode form than the file system's still finds its clip.
 * @throws Failure `bad-annotations`, `storage`, and `no-clips` where the folder holds none
 */
export async function readCatalogue(clipFolder: string, annotationsFile: string | null): Promise<Catalogue> {
  const annotations = annotationsFile === null ? NO_ANNOTATIONS : await readAnnotations(annotationsFile);
  const {
    videos,
    jsonFiles: _,
    away,
    ...contents
  } = await walkFolder(clipFolder).catch((error: unknown) => {
    throw storageFailure(clipFolder, 'read', error);
  });
  const keys = videos.map(parseClipKey).filter((key) => key !== null);
  const awayKeys = away.map(parseClipKey).filter((key) => key !== null);
  if (keys.length === 0 && awayKeys.length > 0) {
    throw new Failure('no-clips', `None of the ${awayKeys.length} clips in ${clipFolder} is on this disk.`, {
      remedy: 'Have them downloaded, then run the command again. The library was left as it was.',
    });
  }
  if (keys.length === 0) {
    throw new Failure('no-clips', `There are no video clips in ${clipFolder}.`, {
      remedy: 'Name the folder whose subfolders hold the clips.',
    });
  }
  const { annotationOf, withoutClip, problems, mayMean } = matchAnnotations(keys, annotations);
  const clips = keys.map((key) => ({
    key,
    path: join(resolve(clipFolder), key),
    annotation: annotationOf.get(key) ?? null,
  }));
  return {
    clipFolder: resolve(clipFolder),
    annotationsFile: annotationsFile === null ? null : resolve(annotationsFile),
    clips,
    annotationsWithoutClip: withoutClip,
    annotationProblems: problems,
    mayAnnotate: mayMean,
    clipsWithoutAnnotation: annotationsFile === null ? [] : keys.filter((key) => !annotationOf.has(key)),
    duplicateClipIds: sharedClipIds(
      clips.map(({ key, annotation }) => ({ key, clipId: metadataOf(key, annotation).clipId })),
    ),
    away: awayKeys,
    ...contents,
  };
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
