import type { Edit } from 'jsonc-parser';
import type { ClipKey } from '../../moves/clip.ts';
import { ANNOTATED_FIELDS, type AnnotatedField, columnOf, rulesOf } from '../../moves/labels/fields.ts';
import {
  editBetween,
  edited,
  isSame,
  type LabelEdit,
  type Said,
  saidBy,
} from '../../moves/labels/labelEdit.ts';
import { type Annotation, type Difficulty, isLevel, levelOf } from '../../moves/labels/metadata.ts';
import type { AnnotationProblem } from '../../moves/reasons/annotationProblem.ts';
import type { AnnotationEntry, AnnotationsFile } from './annotationsFile.ts';
import { type Cell, type Cells, entryEdits } from './entryEdits.ts';
import type { MatchedAnnotations } from './matchAnnotations.ts';

/** A change of what is said of some clips, whose keys have been found. */
export interface KeyedEdit extends Omit<LabelEdit, 'clips'> {
  readonly clips: readonly ClipKey[];
}

/** What label edits come to in an annotations file. */
export interface DraftedLabels {
  /** Of the file's text. */
  readonly textEdits: readonly Edit[];
  /** What is said of the clips that change, by clip key. */
  readonly changed: ReadonlyMap<ClipKey, Said>;
  /** Clips that stay as they are because their entry in the file is not understood: it is never overwritten. */
  readonly refused: readonly { readonly key: ClipKey; readonly problem: AnnotationProblem }[];
  /** The edits that bring back what was said before. */
  readonly undo: readonly LabelEdit[];
}

/**
 * Works out label edits.
 * @param text the annotations file's
 * @param standing what is said of a clip before, by the file or where the library alone remembers it
 */
export function draftLabels(
  text: string,
  file: AnnotationsFile,
  matched: MatchedAnnotations,
  standing: (key: ClipKey) => Annotation | null,
  edits: readonly KeyedEdit[],
): DraftedLabels {
  const { brokenEntryOf, entryOf } = matched;
  const prefersLevels = usesLevels(file.entries);
  const draft = afterEdits(edits, (key) => saidBy(standing(key)));
  const entries = { changed: new Map<number, Cells>(), added: [] as Cells[] };
  const changed = new Map<ClipKey, Said>();
  const refused: DraftedLabels['refused'][number][] = [];
  const undo: LabelEdit[] = [];
  for (const [key, drafted] of draft) {
    const { before, after } = drafted;
    const entry = entryOf.get(key);
    const problem = entry ? undefined : brokenEntryOf.get(key);
    const back = editBetween(key, after, before);
    const cells = cellsOf(matched.annotationOf.get(key) ?? null, drafted, prefersLevels);
    if (problem) {
      refused.push({ key, problem });
    } else if (back || cells.size > 0) {
      changed.set(key, after);
      undo.push(...(back ? [back] : []));
      if (entry && cells.size > 0) {
        entries.changed.set(entry.index, cells);
      } else if (cells.size > 0) {
        entries.added.push(new Map<string, Cell>([['video_path', pathLikeOthers(key, entryOf)], ...cells]));
      }
    }
  }
  return { textEdits: entryEdits(text, entries), changed, refused, undo };
}

interface Drafted {
  readonly before: Said;
  readonly after: Said;
  /** Fields that the file is to say, even where the library remembers the same. */
  readonly set: ReadonlySet<string>;
}

function afterEdits(edits: readonly KeyedEdit[], saidNow: (key: ClipKey) => Said): Map<ClipKey, Drafted> {
  const draft = new Map<ClipKey, Drafted>();
  for (const edit of edits) {
    for (const key of edit.clips) {
      const earlier = draft.get(key);
      const before = earlier?.before ?? saidNow(key);
      draft.set(key, {
        before,
        after: edited(earlier?.after ?? before, edit),
        set: new Set([...(earlier?.set ?? []), ...Object.keys(edit.set)]),
      });
    }
  }
  return draft;
}

/** The cells of an entry that make it say what is said after the edits: of the fields that they change. */
function cellsOf(
  annotation: Annotation | null,
  { before, after, set }: Drafted,
  prefersLevels: boolean,
): Map<string, Cell> {
  const inFile = saidBy(annotation);
  const fields = ANNOTATED_FIELDS.filter(
    (field) =>
      !isSame(inFile[field], after[field]) && (set.has(field) || !isSame(before[field], after[field])),
  );
  const word = annotation?.difficulty ?? null;
  const levels = word === null ? prefersLevels : isLevel(word);
  return new Map(fields.map((field) => [columnOf(field), cellOf(field, after, levels)]));
}

function cellOf(field: AnnotatedField, said: Said, levels: boolean): Cell {
  const value = said[field];
  const { kind } = rulesOf(field);
  return field === 'difficulty' && levels
    ? levelWord(said.difficulty)
    : kind === 'flag' && value !== null
      ? true
      : (value ?? undefined);
}

function levelWord(difficulty: Difficulty | null): Cell {
  return difficulty === null ? undefined : levelOf(difficulty);
}

/** Whether a file rates difficulty by low, medium and high rather than by beginner, intermediate and advanced. */
function usesLevels(entries: readonly AnnotationEntry[]): boolean {
  const words = entries.flatMap(({ said }) => said.difficulty ?? []);
  return words.filter(isLevel).length > words.length / 2;
}

/**
 * A clip's path written as the file writes those of other clips: where they are relative to another folder than the clip
 * folder, a path that is not would make it doubtful which folder that is.
 */
function pathLikeOthers(key: ClipKey, entryOf: MatchedAnnotations['entryOf']): string {
  for (const [other, { videoPath }] of entryOf) {
    const start = videoPath.length - other.length;
    const end = videoPath.slice(start).replaceAll('\\', '/');
    if (start >= 0 && end.normalize().toLowerCase() === other.normalize().toLowerCase()) {
      return videoPath.slice(0, start) + key;
    }
  }
  return key;
}
