import { applyEdits } from 'jsonc-parser';
import { type AnnotationsFile, parseAnnotations } from '../../clips/annotations/annotationsFile.ts';
import { type DraftedLabels, draftLabels, type KeyedEdit } from '../../clips/annotations/draftLabels.ts';
import { type MatchedAnnotations, matchAnnotations } from '../../clips/annotations/matchAnnotations.ts';
import { fileName, type ReadAnnotations, saidOfClip } from '../../generation/plan/standingLabels.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { ANNOTATED_FIELDS } from '../../moves/labels/fields.ts';
import { isSame, type LabelEdit, saidBy } from '../../moves/labels/labelEdit.ts';
import { type Annotation, metadataOf } from '../../moves/labels/metadata.ts';
import { annotationOf, type Provenance, saidIn } from '../../moves/labels/provenance.ts';
import type { MoveHeader } from '../../moves/move.ts';
import { resolveClip } from '../../search/resolveClip.ts';
import { Failure } from '../../shared/failure.ts';
import type { MoveTable } from '../../store/table.ts';
import type { EngineContext } from '../engineContext.ts';
import type { Place } from '../requests.ts';
import { type LabelPlace, labelPlace } from './labelPlace.ts';

/** Clips that can be labelled, and where that is written. */
export interface Labelling extends LabelPlace {
  /** Those of the clip folder and those of the library. */
  readonly keys: readonly ClipKey[];
  /** What the library remembers of the clips that edits are about. */
  readonly rows: ReadonlyMap<ClipKey, MoveHeader>;
  readonly provenance: ReadonlyMap<ClipKey, Provenance>;
  readonly edits: readonly KeyedEdit[];
}

/** Finds the clips that label edits are about. @throws Failure `unknown-clip`, `ambiguous`, and as `labelPlace` */
export async function labelling(
  place: Place,
  edits: readonly LabelEdit[],
  { libraries }: Pick<EngineContext, 'libraries'>,
): Promise<Labelling> {
  const found = await labelPlace(place);
  const inLibrary = async <T>(read: (table: MoveTable) => Promise<T>, none: T): Promise<T> =>
    libraries
      .read(found.database, ({ table }) => read(table))
      .catch((error: unknown) => {
        if (error instanceof Failure && error.code === 'library-missing') {
          return none;
        }
        throw error;
      });
  const known = await inLibrary(async (table) => (await table.contents()).keys, []);
  const keys = [...new Set([...found.keys, ...known])];
  const keyed = await keyedEdits(edits, keys, place.root, () => inLibrary((table) => table.headers(), []));
  const asked = [...new Set(keyed.flatMap(({ clips }) => clips))];
  const headers = await inLibrary((table) => table.headers(asked), []);
  return {
    ...found,
    keys,
    edits: keyed,
    rows: new Map(headers.map((row) => [row.key, row])),
    provenance: await inLibrary((table) => table.provenance(asked), new Map()),
  };
}

async function keyedEdits(
  edits: readonly LabelEdit[],
  keys: readonly ClipKey[],
  root: string,
  headers: () => Promise<readonly MoveHeader[]>,
): Promise<KeyedEdit[]> {
  const known = new Map(keys.map((key) => [key as string, key]));
  if (edits.every(({ clips }) => clips.every((clip) => known.has(clip)))) {
    return edits.map((edit) => ({ ...edit, clips: edit.clips.flatMap((clip) => known.get(clip) ?? []) }));
  }
  const rows = new Map((await headers()).map((row) => [row.key, row]));
  const named = keys.map((key) => rows.get(key) ?? { key, metadata: metadataOf(key, null) });
  return edits.map((edit) => ({
    ...edit,
    clips: edit.clips.map((clip) => known.get(clip) ?? resolveClip(clip, named, root)),
  }));
}

/** What edits come to, and the text that the annotations file has then. */
export interface Draft extends DraftedLabels {
  /** Null where nothing is written and there is no file. */
  readonly newText: string | null;
}

const NO_CLIPS = '{\n  "clips": []\n}\n';

/**
 * @param text of the annotations file; null where there is none
 * @throws Failure `bad-annotations`
 */
export function draftOf(labels: Labelling, text: string | null): Draft {
  const { file, matched, read } = readText(labels, text);
  const standing = (key: ClipKey) => standingAnnotation(key, labels, { matched, read });
  const draft = draftLabels(text ?? NO_CLIPS, file, matched, standing, labels.edits);
  const { textEdits, changed } = draft;
  if (textEdits.length === 0) {
    return { ...draft, newText: text };
  }
  const newText = applyEdits(text ?? NO_CLIPS, [...textEdits]);
  checkChanged(matched, readText(labels, newText).matched, changed);
  return { ...draft, newText };
}

/** What is said of a clip: by the annotations file, or where the library alone remembers it. */
export function standingAnnotation(
  key: ClipKey,
  { rows, provenance }: Pick<Labelling, 'rows' | 'provenance'>,
  { matched, read }: Pick<ReadText, 'matched' | 'read'>,
): Annotation | null {
  const row = rows.get(key) ?? null;
  const annotation = matched.annotationOf.get(key) ?? null;
  const remembered = row ? saidIn(row, provenance.get(key) ?? null) : {};
  const said = saidOfClip({ key, annotation }, row, remembered, read);
  return annotationOf(key, said, annotation?.estimatedTempoBpm ?? null);
}

/** A file is not written that would say something else than it is to. */
function checkChanged(
  before: MatchedAnnotations,
  after: MatchedAnnotations,
  changed: DraftedLabels['changed'],
): void {
  for (const key of new Set([...before.annotationOf.keys(), ...changed.keys()])) {
    const [was, is] = [before, after].map(({ annotationOf: found }) => saidBy(found.get(key) ?? null));
    const want = changed.get(key);
    const isAsWanted = ANNOTATED_FIELDS.every(
      (field) => isSame(is[field], was[field]) || (want && isSame(is[field], want[field])),
    );
    if (!isAsWanted) {
      throw new Failure(
        'internal',
        `The edit would have changed what is said of ${key}; nothing was written.`,
      );
    }
  }
}

/** An annotations file's text, and the clips that it is about. */
interface ReadText {
  readonly file: AnnotationsFile;
  readonly matched: MatchedAnnotations;
  readonly read: ReadAnnotations;
}

/** @throws Failure `bad-annotations` */
export function readText(
  { annotationsFile, keys, libraryRoot }: Pick<Labelling, 'annotationsFile' | 'keys' | 'libraryRoot'>,
  text: string | null,
): ReadText {
  const file = parseAnnotations(text ?? NO_CLIPS, annotationsFile);
  const matched = matchAnnotations(keys, file);
  const read = {
    file: fileName(annotationsFile, libraryRoot),
    matchesClips: matched.annotationOf.size > 0,
    mayAnnotate: matched.mayMean,
  };
  return { file, matched, read };
}
