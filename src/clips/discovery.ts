import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { compareKeys } from '../moves/clip.ts';
import { Failure } from '../shared/failure.ts';
import { isWithin } from '../shared/paths.ts';
import { storageFailure } from '../shared/storageFailure.ts';
import { readAnnotations } from './annotations/annotationsFile.ts';
import { looksLikeAnnotations, namedVideoPaths } from './annotations/annotationsSniffer.ts';
import { walkFolder } from './clipFolderWalk.ts';
import { VideoTree } from './videoTree.ts';

/** Where the clips are, and what is written of them; absolute. */
interface ClipPlace {
  readonly clipFolder: string;
  /** Null where there is no annotations file. */
  readonly annotationsFile: string | null;
}

/** What looking for the clips came to. Lists are absolute paths, sorted; the caller asks, or stops and shows them. */
export type Discovery =
  | ({ readonly status: 'found' } & ClipPlace)
  | { readonly status: 'several-clip-folders'; readonly clipFolders: readonly string[] }
  | {
      readonly status: 'several-annotations-files';
      readonly clipFolder: string;
      readonly annotationsFiles: readonly string[];
    };

export interface DiscoveryRequest {
  /** Absolute folder to look in: the current folder, the workspace folder, or the one the user named. */
  readonly folder: string;
  /** Whether the user named that folder as the clips'. Then it is the clip folder unless no clip lies near enough. */
  readonly isNamed?: boolean | undefined;
  /** Absolute path of the annotations file, where the user named it. */
  readonly annotationsFile?: string | undefined;
}

/**
 * Finds the clip folder in a folder, and its annotations file in or beside it. A clip folder is the one whose files
 * an annotations file names, else the folder with the most videos in subfolders, else with the most videos.
 * @throws Failure `no-clips` where there are no videos, `bad-annotations` where the annotations file cannot be
 *   understood, `storage` where the folder cannot be read
 */
export async function discoverClips(request: DiscoveryRequest): Promise<Discovery> {
  const folder = resolve(request.folder);
  const {
    videos: present,
    away,
    jsonFiles,
  } = await walkFolder(folder).catch((error: unknown) => {
    throw storageFailure(folder, 'read', error);
  });
  // A folder is the same one while some of its clips are elsewhere.
  const videos = [...present, ...away];
  if (videos.length === 0) {
    throw new Failure('no-clips', `There are no video clips in ${folder}.`, {
      remedy: 'Name the folder whose subfolders hold the clips.',
    });
  }
  const files =
    request.annotationsFile === undefined
      ? await annotationsFilesAmong([
          ...jsonFiles.map((file) => join(folder, file)),
          ...(await jsonBeside(folder)),
        ])
      : [await namedAnnotations(request.annotationsFile)];
  const tree = new VideoTree(videos);
  const claims = files.map(({ path, videoPaths }) => ({
    path,
    folders: tree.foldersNamedBy(videoPaths ?? []),
  }));
  const named = [...new Set(claims.flatMap(({ folders }) => folders))];
  const clipFolders =
    named.length > 0 ? named : request.isNamed && tree.isClipFolder ? [''] : tree.fullestFolders();
  if (clipFolders.length > 1) {
    return {
      status: 'several-clip-folders',
      clipFolders: clipFolders.sort(compareKeys).map((way) => join(folder, way)),
    };
  }
  const clipFolder = join(folder, clipFolders[0]);
  const annotationsFiles = annotationsOf(clipFolder, tree, files, claims);
  if (annotationsFiles.length > 1) {
    return { status: 'several-annotations-files', clipFolder, annotationsFiles };
  }
  const annotationsFile = annotationsFiles[0] ?? request.annotationsFile ?? null;
  await refuseUnreadable(files, clipFolder, annotationsFile);
  return { status: 'found', clipFolder, annotationsFile };
}

interface Claim {
  readonly path: string;
  /** The folders whose files it names, as it stands. */
  readonly folders: readonly string[];
}

/**
 * The annotations files of a clip folder, sorted: those that name its files as they are; else those whose paths, written
 * elsewhere, end with names of its files; else the only one in or beside it, so that it can be told that it names none.
 */
function annotationsOf(
  clipFolder: string,
  tree: VideoTree,
  files: readonly AnnotationsCandidate[],
  claims: readonly Claim[],
): string[] {
  const exact = claims.filter(({ folders }) => folders.length > 0);
  if (exact.length > 0) {
    return exact.map(({ path }) => path).sort(compareKeys);
  }
  const here = files.filter(({ path, videoPaths }) => videoPaths !== null && isInOrBeside(clipFolder, path));
  const loose = here.filter(({ videoPaths }) => tree.holdsAnyOf(videoPaths ?? []));
  const found = loose.length > 0 ? loose : here.length === 1 ? here : [];
  return found.map(({ path }) => path).sort(compareKeys);
}

function isInOrBeside(clipFolder: string, path: string): boolean {
  return isWithin(clipFolder, path) || dirname(path) === dirname(clipFolder);
}

interface AnnotationsCandidate {
  readonly path: string;
  /** Null where the file looks like annotations and cannot be understood. */
  readonly videoPaths: readonly string[] | null;
}

async function annotationsFilesAmong(paths: readonly string[]): Promise<AnnotationsCandidate[]> {
  const found: AnnotationsCandidate[] = [];
  for (const path of paths) {
    if (await looksLikeAnnotations(path)) {
      found.push({ path, videoPaths: await namedVideoPaths(path) });
    }
  }
  return found;
}

async function namedAnnotations(path: string): Promise<AnnotationsCandidate> {
  const { entries } = await readAnnotations(path);
  return { path, videoPaths: entries.map(({ videoPath }) => videoPath) };
}

async function jsonBeside(folder: string): Promise<string[]> {
  const parent = dirname(folder);
  const entries = parent === folder ? [] : await readdir(parent, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.json'))
    .map(({ name }) => join(parent, name));
}

/**
 * A broken file that looks like the annotations, in or beside the clip folder and with no sound one there, is an
 * error and not an absence: reading on without would silently leave every clip unlabelled.
 */
async function refuseUnreadable(
  files: readonly AnnotationsCandidate[],
  clipFolder: string,
  annotationsFile: string | null,
): Promise<void> {
  const broken = files.find(({ path, videoPaths }) => videoPaths === null && isInOrBeside(clipFolder, path));
  if (annotationsFile === null && broken) {
    await readAnnotations(broken.path);
  }
}
