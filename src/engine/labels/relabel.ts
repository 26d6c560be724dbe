import { textOf } from '../../shared/changeTextFile.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { labelling } from './labelling.ts';
import { relabelLibrary } from './relabelLibrary.ts';

/** Lets the library follow the annotations file, however that was changed. */
export const relabel: EngineHandler<'relabel'> = async ({ place, edits }, context) => {
  const labels = await labelling(place, edits ?? [], context);
  const text = await textOf(labels.annotationsFile);
  return relabelLibrary(labels, text, edits ? labels.edits : null, context);
};
