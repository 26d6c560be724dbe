import { z } from 'zod';
import { SPOKEN_FIELDS } from '../labels/fields.ts';

const Field = z.enum(SPOKEN_FIELDS);

const Bpm = z.number();

/** Of the library's moves, 0 to 1. */
const Share = z.number().min(0).max(1);

/** Why two moves are alike, or why a move fits a description; `reasonWords` says it. */
export const LikenessReason = z.discriminatedUnion('because', [
  z.strictObject({
    because: z.literal('movement'),
    degree: z.enum(['similar', 'very-similar']),
    /** What matches of the move that was found, in seconds of it; null where that is nearly all of it. */
    at: z.tuple([z.number(), z.number()]).nullable(),
  }),
  z.strictObject({ because: z.literal('music'), degree: z.enum(['similar', 'same']) }),
  /** The slower tempo, then the faster one, and how many of the moves are as close to the query's. */
  z.strictObject({
    because: z.literal('close-tempo'),
    degree: z.enum(['close', 'same']),
    bpm: z.tuple([Bpm, Bpm]),
    share: Share,
  }),
  z.strictObject({
    because: z.literal('same-label'),
    field: Field,
    value: z.string(),
    share: Share,
  }),
  z.strictObject({ because: z.literal('has-label'), field: Field, value: z.string() }),
  z.strictObject({ because: z.literal('has-tempo'), bpm: Bpm }),
]);

export type LikenessReason = Readonly<z.infer<typeof LikenessReason>>;
