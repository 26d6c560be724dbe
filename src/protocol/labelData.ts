import { z } from 'zod';
import { CollectionName } from '../engine/requests.ts';
import { SUGGESTED_FIELDS } from '../moves/labels/fields.ts';
import { LabelEdit } from '../moves/labels/labelEdit.ts';
import { Key } from './panelData.ts';

/** Labels that a person gives moves in a page. */

export const LabelEdits = z.object({ edits: z.array(LabelEdit).min(1).max(10_000) });

/** What moves may be, by those that move like them; shown as guesses. */
export const SuggestedLabels = z.array(
  z.object({
    key: Key,
    field: z.enum(SUGGESTED_FIELDS),
    value: z.string(),
    /** How likely it is right, 0 to 1. */
    confidence: z.number(),
    /** The moves that say so, nearest first. */
    voters: z.array(z.object({ key: Key, cosine: z.number() })),
  }),
);

export type SuggestedLabel = z.infer<typeof SuggestedLabels>[number];

/** Moves that a person put together. */
export const CollectionData = z.object({
  name: z.string(),
  /** In their order. */
  clips: z.array(Key),
  /** Clips of it that are not in the library any more. */
  missing: z.array(Key),
});
export type CollectionData = z.infer<typeof CollectionData>;

export const CollectionChange = z.object({
  name: CollectionName,
  add: z.array(Key).max(100_000),
  remove: z.array(Key).max(100_000),
});

/** What a change of labels came to. */
export const LabelOutcome = z.object({
  /** The moves of which something else is said than before. */
  changed: z.array(Key),
  /** Moves that stay as they are, because the annotations file has a mistake in what it says of them; in words. */
  refused: z.array(z.object({ key: Key, problem: z.string() })),
  /** Moves that the library will show only after the next run, which listens to their music for another dance. */
  waiting: z.array(Key),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type LabelOutcome = z.infer<typeof LabelOutcome>;
