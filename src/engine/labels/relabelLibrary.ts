import type { KeyedEdit } from '../../clips/annotations/draftLabels.ts';
import { DescriptionEmbedder } from '../../generation/buildMove.ts';
import { type RelabelledRows, relabelRows } from '../../generation/plan/relabelRows.ts';
import { runTime } from '../../generation/runTime.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { ANNOTATED_FIELDS, type AnnotatedField } from '../../moves/labels/fields.ts';
import { Failure } from '../../shared/failure.ts';
import type { EngineContext } from '../engineContext.ts';
import { type Labelling, readText } from './labelling.ts';

/**
 * Lets the library's rows say what the annotations file says.
 * @param text of the annotations file; null where there is none
 * @param edits what a person has just said: only their clips are looked at; null for all rows
 */
export async function relabelLibrary(
  labels: Labelling,
  text: string | null,
  edits: readonly KeyedEdit[] | null,
  { libraries, descriptions }: EngineContext,
): Promise<RelabelledRows> {
  const { matched, read } = readText(labels, text);
  const relabelling = {
    read: text === null ? { ...read, file: null } : read,
    annotationOf: matched.annotationOf,
    keys: edits ? [...new Set(edits.flatMap(({ clips }) => clips))] : undefined,
    forgotten: forgottenBy(edits ?? []),
    now: runTime(process.env),
  };
  try {
    return await libraries.read(labels.database, ({ table }) =>
      relabelRows(table, relabelling, new DescriptionEmbedder(() => descriptions.embedder())),
    );
  } catch (error) {
    if (error instanceof Failure && error.code === 'library-missing') {
      return { relabelled: [], waiting: [] };
    }
    throw error;
  }
}

/** The fields that edits say something else of: what the library remembers of them from elsewhere counts no more. */
function forgottenBy(edits: readonly KeyedEdit[]): Map<ClipKey, readonly AnnotatedField[]> {
  const forgotten = new Map<ClipKey, readonly AnnotatedField[]>();
  for (const { clips, set, clear, add, remove } of edits) {
    const names = new Set<string>([...[set, add, remove].flatMap(Object.keys), ...clear]);
    const fields = ANNOTATED_FIELDS.filter((field) => names.has(field));
    for (const key of clips) {
      forgotten.set(key, [...(forgotten.get(key) ?? []), ...fields]);
    }
  }
  return forgotten;
}
