import { type ClipKey, compareKeys, parseClipKey } from '../../moves/clip.ts';
import type { Annotation } from '../../moves/labels/metadata.ts';
import type { AnnotationProblem } from '../../moves/reasons/annotationProblem.ts';
import { ClipsByPath, writtenPath } from './annotationPaths.ts';
import type { AnnotationEntry, AnnotationsFile } from './annotationsFile.ts';

/** What an annotations file says of the clips of a folder. */
export interface MatchedAnnotations {
  readonly annotationOf: ReadonlyMap<ClipKey, Annotation>;
  readonly entryOf: ReadonlyMap<ClipKey, AnnotationEntry>;
  /** What is wrong with the entry of a clip that was passed over. */
  readonly brokenEntryOf: ReadonlyMap<ClipKey, AnnotationProblem>;
  /** Paths inside the clip folder at which no clip lies, as written, sorted. */
  readonly withoutClip: readonly string[];
  readonly problems: readonly AnnotationProblem[];
  /** Whether the file may still say something of a clip that has no annotation, in an entry that is not understood. */
  mayMean(clip: { readonly key: ClipKey; readonly clipId: string }): boolean;
}

/**
 * Finds the clip of every entry. A path of another machine (with backslashes, absolute, from above the clip folder, in
 * another case or Unicode form, without extension) finds its clip where only one can be meant: paths from elsewhere are
 * relative to the folder under which most of them name clips.
 */
export function matchAnnotations(keys: readonly ClipKey[], file: AnnotationsFile): MatchedAnnotations {
  const clips = new ClipsByPath(keys);
  const find = clipFinder(
    clips,
    [...file.entries, ...file.faulty].flatMap(({ videoPath }) => videoPath ?? []),
  );
  const problems = [...file.problems];
  const withoutClip: string[] = [];
  const unclearIds = new Set<string>();
  const found = new Map<ClipKey, AnnotationEntry>();
  const report = (entry: AnnotationEntry, fault: AnnotationProblem['fault']) => {
    unclearIds.add(entry.said.clipId ?? '');
    problems.push(file.problemAt(entry.index, 'video_path', fault));
  };
  for (const entry of file.entries) {
    const meant = find(entry.videoPath);
    const [key] = meant;
    if (meant.length > 1) {
      report(entry, { kind: 'ambiguous', path: entry.videoPath, keys: meant });
    } else if (key !== undefined) {
      const first = found.get(key);
      if (first) {
        const firstField = `clips[${first.index}]`;
        problems.push(file.problemAt(entry.index, 'video_path', { kind: 'listed-twice', key, firstField }));
      } else {
        found.set(key, entry);
      }
    } else if (parseClipKey(entry.videoPath) === null || writtenPath(entry.videoPath).start !== '') {
      report(entry, { kind: 'outside', path: entry.videoPath });
    } else {
      unclearIds.add(entry.said.clipId ?? '');
      withoutClip.push(parseClipKey(entry.videoPath) ?? entry.videoPath);
    }
  }
  const brokenEntryOf = brokenEntries(file, find);
  const faultyIds = new Set(file.faulty.map(({ clipId }) => clipId));
  const isAnyNameless = file.faulty.some(({ videoPath, clipId }) => videoPath === null && clipId === null);
  return {
    entryOf: found,
    brokenEntryOf,
    annotationOf: new Map([...found].map(([key, { said }]) => [key, { ...said, key }])),
    withoutClip: withoutClip.sort(compareKeys),
    problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    mayMean: ({ key, clipId }) =>
      isAnyNameless || brokenEntryOf.has(key) || faultyIds.has(clipId) || unclearIds.has(clipId),
  };
}

function brokenEntries(
  { faulty, problems }: AnnotationsFile,
  find: (path: string) => readonly ClipKey[],
): Map<ClipKey, AnnotationProblem> {
  const broken = new Map<ClipKey, AnnotationProblem>();
  for (const { index, videoPath } of faulty) {
    const place = `clips[${index}]`;
    const problem = problems.find(({ field }) => field === place || field.startsWith(`${place}.`));
    if (videoPath !== null && problem) {
      for (const key of find(videoPath)) {
        broken.set(key, problem);
      }
    }
  }
  return broken;
}

/** A way to read a path: what stands before the clip's key in it. */
interface Reading {
  /** Start and folders with a colon between. */
  readonly before: string;
  readonly keys: readonly ClipKey[];
}

const CLIP_FOLDER = ':';

function clipFinder(clips: ClipsByPath, paths: readonly string[]): (path: string) => readonly ClipKey[] {
  // The clip folder itself is one of the folders that paths may be relative to.
  const votes = new Map<string, number>();
  const vote = (before: string) => votes.set(before, (votes.get(before) ?? 0) + 1);
  for (const path of paths) {
    if (directly(clips, path).length > 0) {
      vote(CLIP_FOLDER);
    } else {
      for (const { before } of readings(clips, path)) {
        vote(before);
      }
    }
  }
  const isTrusted = (before: string) => {
    const own = votes.get(before) ?? 0;
    return ![...votes].some(
      ([other, count]) =>
        isNested(other, before) && (count > own || (count === own && other.length < before.length)),
    );
  };
  const trusted = new Set([...votes.keys()].filter(isTrusted));
  return (path) => {
    const inside = directly(clips, path);
    if (inside.length > 0) {
      return inside;
    }
    const fromElsewhere = readings(clips, path).find(({ before }) => trusted.has(before));
    if (fromElsewhere) {
      return fromElsewhere.keys;
    }
    const { parts, start } = writtenPath(path);
    // A bare name may mean a clip in a folder, but not where other paths show that folders are written.
    return trusted.size === 0 && start === '' ? clips.endingWith(parts.join('/')) : [];
  };
}

/** The clips of a path that is relative to the clip folder. */
function directly(clips: ClipsByPath, path: string): readonly ClipKey[] {
  const key = parseClipKey(path);
  const asWritten = key === null ? [] : clips.meantBy(key);
  if (asWritten.length > 0) {
    return asWritten;
  }
  const { parts, start } = writtenPath(path);
  return start === '' && parts.length > 0 ? clips.meantBy(parts.join('/')) : [];
}

/** Ways to read a path that is relative to another folder than the clip folder, the longest key first. */
function readings(clips: ClipsByPath, path: string): Reading[] {
  const { parts, start } = writtenPath(path);
  return parts.flatMap((_, i) => {
    const folders = parts.slice(0, i).join('/');
    const keys = start === '' && i === 0 ? [] : clips.meantBy(parts.slice(i).join('/'));
    // A clip that lies beside a folder is not the one that lay in it.
    return keys.length > 0 && !clips.endsWithFolder(folders) ? [{ before: `${start}:${folders}`, keys }] : [];
  });
}

function isNested(a: string, b: string): boolean {
  const isIn = (inner: string, outer: string) => inner.startsWith(outer.endsWith(':') ? outer : `${outer}/`);
  return a !== b && (isIn(a, b) || isIn(b, a));
}
