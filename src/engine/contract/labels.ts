import { z } from 'zod';
import type { RelabelledRows } from '../../generation/plan/relabelRows.ts';
import { LabelEdit } from '../../moves/labels/labelEdit.ts';
import type { DraftedLabelEdits, LabelledClips } from '../labelAnswers.ts';
import { PlaceRequest } from '../requests.ts';
import { answering } from './method.ts';

const Edits = z.array(LabelEdit).max(100_000);

/** What can be asked about what people say of clips. */
export const LABEL_METHODS = {
  /** Writes labels into the annotations file, which is made where there is none; the library's rows follow. */
  label: answering<LabelledClips>().to(z.object({ place: PlaceRequest, edits: Edits })),
  /** The same as edits of the file's text, for an editor to apply. Nothing is written. */
  draftLabels: answering<DraftedLabelEdits>().to(
    z.object({
      place: PlaceRequest,
      edits: Edits,
      /** The annotations file's text as the editor has it; left out, as it is on the disk. */
      text: z.string().optional(),
    }),
  ),
  /** Lets the library's rows follow the annotations file. */
  relabel: answering<RelabelledRows>().to(
    z.object({
      place: PlaceRequest,
      /** What a person has just said and is in the file by now: only these clips are looked at; all where left out. */
      edits: Edits.optional(),
    }),
  ),
};
