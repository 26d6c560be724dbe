import { l10n, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { DraftedLabelEdits, LabelledClips, MoveEngine } from '../../engine/moveEngine.ts';
import type { LabelEdit } from '../../moves/labels/labelEdit.ts';
import { Failure } from '../../shared/failure.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';

/**
 * Writes what is said of clips into the annotations file, as an edit of the editor: an open file shows it, and Undo takes
 * it back there. The library follows.
 * @throws Failure
 */
export async function applyLabels(
  engine: MoveEngine,
  library: WorkspaceLibrary,
  edits: readonly LabelEdit[],
): Promise<LabelledClips> {
  const request = { place: library.place, edits: [...edits] };
  const drafted = await engine.draftLabels(request);
  const document = drafted.text === null ? null : await openDocument(drafted.annotationsFile);
  if (document && !document.isDirty && document.getText() !== drafted.text) {
    // The editor reads the file in another encoding, or with other line breaks: what it would save is not the file.
    return engine.label(request);
  }
  const draft = document?.isDirty
    ? await engine.draftLabels({ ...request, text: document.getText() })
    : drafted;
  if (draft.newText !== draft.text) {
    await (document ? edit(document, draft) : create(draft));
  }
  library.noteAnnotationsFile(draft.annotationsFile);
  const rows = await engine.relabel(request);
  library.noteRowsChanged();
  const { annotationsFile, changed, refused, undo } = draft;
  return { annotationsFile, changed, refused, undo, rows };
}

async function openDocument(path: string): Promise<TextDocument> {
  return workspace.openTextDocument(Uri.file(path));
}

async function create({ annotationsFile, newText }: DraftedLabelEdits): Promise<void> {
  const change = new WorkspaceEdit();
  change.createFile(Uri.file(annotationsFile), { contents: Buffer.from(newText ?? '') });
  await made(workspace.applyEdit(change), annotationsFile);
}

async function edit(
  document: TextDocument,
  { textEdits, annotationsFile }: DraftedLabelEdits,
): Promise<void> {
  const change = new WorkspaceEdit();
  for (const { offset, length, content } of textEdits) {
    const range = new Range(document.positionAt(offset), document.positionAt(offset + length));
    change.replace(document.uri, range, content);
  }
  await made(workspace.applyEdit(change), annotationsFile);
  await made(document.save(), annotationsFile);
}

async function made(success: Thenable<boolean>, path: string): Promise<void> {
  if (!(await success)) {
    throw new Failure('storage', l10n.t('{0} could not be saved.', path), {
      remedy: l10n.t('Open it, save it by hand, then label again.'),
    });
  }
}
