import type { RelabelledRows } from '../generation/plan/relabelRows.ts';
import type { ClipKey } from '../moves/clip.ts';
import type { SuggestedField } from '../moves/labels/fields.ts';
import type { LabelEdit } from '../moves/labels/labelEdit.ts';
import type { AnnotationProblem } from '../moves/reasons/annotationProblem.ts';
import type { SuggestedValue } from '../search/suggestions/suggestLabels.ts';

/** What label edits come to. */
interface LabelChanges {
  /** Absolute. */
  readonly annotationsFile: string;
  /** The clips of which something else is said than before. */
  readonly changed: readonly ClipKey[];
  /** Clips that stay as they are because their entry in the annotations file has a mistake; what it is. */
  readonly refused: readonly { readonly key: ClipKey; readonly problem: AnnotationProblem }[];
  /** The edits that bring back what was said before. */
  readonly undo: readonly LabelEdit[];
}

/** What became of the entries of renamed clips. */
export interface FollowedEntries {
  readonly annotationsFile: string;
  /** The clips, as they are called now, whose entry names them. */
  readonly followed: readonly ClipKey[];
}

/** A file of labels that has been written. */
export interface WrittenLabels {
  /** Absolute. */
  readonly file: string;
  /** Clips of which it says something. */
  readonly clips: number;
}

/** What a move may be in one field. */
export interface SuggestedLabel extends SuggestedValue {
  readonly field: SuggestedField;
}

/** Clips that have been labelled. */
export interface LabelledClips extends LabelChanges {
  readonly rows: RelabelledRows;
}

/** Edits of the text of an annotations file that are yet to be made. */
export interface DraftedLabelEdits extends LabelChanges {
  /** What the edits are of; null where there is no file. */
  readonly text: string | null;
  /** Replacements in that text, none overlapping another; offsets and lengths in UTF-16 units. */
  readonly textEdits: readonly {
    readonly offset: number;
    readonly length: number;
    readonly content: string;
  }[];
  /** The whole text after them; null where there is no file and nothing to write. */
  readonly newText: string | null;
}
