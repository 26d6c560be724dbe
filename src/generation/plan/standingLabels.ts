import { relative } from 'node:path';
import type { Catalogue, CatalogueClip } from '../../clips/catalogue.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { annotationOf, isKept, type SaidOfClip, saidIn, saidNow } from '../../moves/labels/provenance.ts';
import type { MoveHeader } from '../../moves/move.ts';
import { toPosix } from '../../shared/paths.ts';
import type { LibraryRows } from './planFor.ts';

/** What is said of the clips of a catalogue: by the annotations file, and by the rows where the file is silent. */
export interface StandingLabels {
  /** The same catalogue, each clip with all that is said of it. */
  readonly catalogue: Catalogue;
  readonly said: ReadonlyMap<ClipKey, SaidOfClip>;
  /** Clips with a label that the library keeps though no annotations file that was read says it, by clip key. */
  readonly kept: readonly ClipKey[];
}

/**
 * Adds to the annotations what the library's rows remember. A label goes only when the file that said it was read, names
 * clips here, and says it no longer: a file that is away, damaged or of another folder takes nothing back.
 */
export function standingLabels(
  catalogue: Catalogue,
  { rows, provenance }: LibraryRows,
  libraryRoot: string,
): StandingLabels {
  const read: ReadAnnotations = {
    file: fileName(catalogue.annotationsFile, libraryRoot),
    matchesClips: catalogue.clips.some(({ annotation }) => annotation !== null),
    mayAnnotate: catalogue.mayAnnotate,
  };
  const rowOf = new Map(rows.map((row) => [row.key, row]));
  const said = new Map<ClipKey, SaidOfClip>();
  const kept: ClipKey[] = [];
  const clips = catalogue.clips.map((clip) => {
    const { key, annotation } = clip;
    const row = rowOf.get(key);
    const remembered = row ? saidIn(row, provenance.get(key) ?? null) : {};
    const now = saidOfClip(clip, row ?? null, remembered, read);
    said.set(key, now);
    if (isKept(now, annotation)) {
      kept.push(key);
    }
    return { ...clip, annotation: annotationOf(key, now, annotation?.estimatedTempoBpm ?? null) };
  });
  return { catalogue: { ...catalogue, clips }, said, kept };
}

/** What reading the annotations came to. */
export interface ReadAnnotations {
  /** As `Said` names it; null where there is none. */
  readonly file: string | null;
  /** Whether it says something of any clip here. */
  readonly matchesClips: boolean;
  readonly mayAnnotate: Catalogue['mayAnnotate'];
}

/** An annotations file as rows name it: relative to the library root, POSIX. */
export function fileName(annotationsFile: string | null, libraryRoot: string): string | null {
  return annotationsFile && toPosix(relative(libraryRoot, annotationsFile));
}

/**
 * What is said of one clip.
 * @param annotation null where the file has no entry that is understood to be of this clip
 * @param remembered what its row says that is said
 */
export function saidOfClip(
  { key, annotation }: Pick<CatalogueClip, 'key' | 'annotation'>,
  row: Pick<MoveHeader, 'metadata'> | null,
  remembered: SaidOfClip,
  { file, matchesClips, mayAnnotate }: ReadAnnotations,
): SaidOfClip {
  const isRead = annotation !== null || !row || !mayAnnotate({ key, clipId: row.metadata.clipId });
  return saidNow(remembered, annotation, file, matchesClips && isRead);
}
