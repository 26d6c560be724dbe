import { type ClipKey, NO_CATEGORY } from '../../../src/moves/clip.ts';
import {
  ANNOTATED_FIELDS,
  type AnnotatedField,
  nothingSaid,
  ofEachField,
  rulesOf,
  valuesOf,
} from '../../../src/moves/labels/fields.ts';
import { edited, isSame, type LabelEdit, type Said } from '../../../src/moves/labels/labelEdit.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';

const NOTHING = { set: {}, clear: [], add: {}, remove: {} } as const satisfies Omit<LabelEdit, 'clips'>;

/** Says a value of all moves: in place of what was said, or in a field of many beside it. */
export function saying(clips: readonly ClipKey[], field: AnnotatedField, value: string): LabelEdit {
  return rulesOf(field).kind === 'many'
    ? { ...NOTHING, clips, add: { [field]: [value] } }
    : { ...NOTHING, clips, set: { [field]: value } };
}

/** Takes a value back that was said of some of the moves. */
export function unsaying(clips: readonly ClipKey[], field: AnnotatedField, value: string): LabelEdit {
  return rulesOf(field).kind === 'many'
    ? { ...NOTHING, clips, remove: { [field]: [value] } }
    : { ...NOTHING, clips, clear: [field] };
}

/** The moves as they are after edits that are being written; what is derived from labels follows with the library. */
export function foreseen(moves: readonly PanelMove[], edits: readonly LabelEdit[]): PanelMove[] {
  const about = edits.map((edit) => ({ edit, clips: new Set(edit.clips) }));
  return moves.map((move) => {
    const own = about.filter(({ clips }) => clips.has(move.key)).map(({ edit }) => edit);
    if (own.length === 0) {
      return move;
    }
    const before = ofEachField(ANNOTATED_FIELDS, (field) =>
      move.said.includes(field) ? move.metadata[field] : null,
    ) as Said;
    const after = own.reduce(edited, before);
    const said = ANNOTATED_FIELDS.filter((field) => valuesOf(after[field]).length > 0);
    const changed = ofEachField(
      ANNOTATED_FIELDS.filter(
        (field) => !isSame(before[field], after[field]) && (after[field] !== null || !rulesOf(field).derived),
      ),
      (field) => after[field] ?? nothingSaid(field),
    );
    // Each field holds a value of its own, which the compiler cannot see.
    return { ...move, said, metadata: { ...move.metadata, ...changed } as PanelMove['metadata'] };
  });
}

/** Says of each move the name of the folder that it lies in as its label. */
export function sayingFolders(moves: readonly PanelMove[]): LabelEdit[] {
  const byFolder = new Map<string, ClipKey[]>();
  for (const { key, metadata } of moves) {
    if (metadata.category !== NO_CATEGORY) {
      byFolder.set(metadata.category, [...(byFolder.get(metadata.category) ?? []), key]);
    }
  }
  return [...byFolder].map(([folder, clips]) => ({ ...NOTHING, clips, set: { label: folder } }));
}
