import { z } from 'zod';
import { LabelEdit } from '../moves/labels/labelEdit.ts';
import { Key } from './panelData.ts';

/** Labels that a person gives moves in a page. */

export const LabelEdits = z.object({ edits: z.array(LabelEdit).min(1).max(10_000) });

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
