import { z } from 'zod';
import type { Collection } from '../../clips/collections/collections.ts';
import type { ReadLabels } from '../../clips/labelFiles/readLabelFile.ts';
import type { RelabelledRows } from '../../generation/plan/relabelRows.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { SUGGESTED_FIELDS } from '../../moves/labels/fields.ts';
import { LabelEdit } from '../../moves/labels/labelEdit.ts';
import type {
  DraftedLabelEdits,
  FollowedEntries,
  LabelledClips,
  SuggestedLabel,
  WrittenLabels,
} from '../labelAnswers.ts';
import { CollectionName, filePath, PlaceRequest } from '../requests.ts';
import { answering } from './method.ts';

/** Keys, paths or ids of clips of the library. */
const Clips = z.array(z.string().min(1)).max(100_000);

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
  /**
   * What a file of labels says of the clips here: a table, annotations of the reference's form, or a project of
   * annotator_bachata. Nothing is written.
   */
  readLabelFile: answering<ReadLabels>().to(z.object({ place: PlaceRequest, file: filePath })),
  /** Writes all labels, or those of some clips, into such a file: by its extension and by what is there already. */
  writeLabelFile: answering<WrittenLabels>().to(
    z.object({ place: PlaceRequest, file: filePath, clips: Clips.optional() }),
  ),
  /** What moves may be, by those that move like them: guesses, which nothing keeps. */
  suggestLabels: answering<readonly SuggestedLabel[]>().to(
    z.object({
      place: PlaceRequest,
      /** Clip keys of moves of the library. */
      clips: z.array(z.string().min(1)).max(1_000),
    }),
  ),
  /** The moves of which nothing is said in a field, those first whose label would say most of the others. */
  labelNext: answering<readonly ClipKey[]>().to(
    z.object({
      place: PlaceRequest,
      field: z.enum(SUGGESTED_FIELDS).default('label'),
      k: z.int().min(1).max(1_000).default(20),
    }),
  ),
  /** Moves that people put together, by name. */
  collections: answering<readonly Collection[]>().to(z.object({ place: PlaceRequest })),
  /** Puts clips into a collection or takes them out; it is made where there is none. */
  changeCollection: answering<Collection>().to(
    z.object({
      place: PlaceRequest,
      name: CollectionName,
      add: Clips.default([]),
      remove: Clips.default([]),
    }),
  ),
  /** Removes a collection; its clips stay as they are. */
  removeCollection: answering<null>().to(z.object({ place: PlaceRequest, name: CollectionName })),
  /** Lets the entries of renamed clips in the annotations file name their new place. */
  followRenamed: answering<FollowedEntries>().to(
    z.object({
      place: PlaceRequest,
      renamed: z.array(z.object({ from: z.string().min(1), to: z.string().min(1) })).max(100_000),
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
