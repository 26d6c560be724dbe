import { changeTextFile, textOf } from '../../shared/changeTextFile.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { draftOf, labelling } from './labelling.ts';
import { relabelLibrary } from './relabelLibrary.ts';

/** Writes what is said of clips into the annotations file; the library follows. */
export const label: EngineHandler<'label'> = async ({ place, edits }, context) => {
  const labels = await labelling(place, edits, context);
  const { annotationsFile } = labels;
  const draft = await changeTextFile(annotationsFile, async (text) => {
    const drafted = draftOf(labels, text);
    return { text: drafted.newText, answer: drafted };
  });
  const { changed, refused, undo, newText } = draft;
  return {
    annotationsFile,
    changed: [...changed.keys()],
    refused,
    undo,
    rows: await relabelLibrary(labels, newText, labels.edits, context),
  };
};

/** What the same would do to a text of the annotations file, which an editor may hold unsaved. Nothing is written. */
export const draftLabels: EngineHandler<'draftLabels'> = async ({ place, edits, ...open }, context) => {
  const labels = await labelling(place, edits, context);
  const text = open.text ?? (await textOf(labels.annotationsFile));
  const { changed, refused, undo, newText, textEdits } = draftOf(labels, text);
  return {
    annotationsFile: labels.annotationsFile,
    changed: [...changed.keys()],
    refused,
    undo,
    text,
    textEdits,
    newText,
  };
};
