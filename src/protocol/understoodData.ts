import { z } from 'zod';
import type { UnderstoodPart } from '../engine/moveEngine.ts';

const End = z.number().nullable();

const PartMeaning = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rating'),
    field: z.enum(['difficulty', 'energy', 'style']),
    value: z.string(),
  }),
  z.object({ kind: z.literal('concept'), concept: z.string() }),
  z.object({ kind: z.literal('name'), word: z.string() }),
  z.object({ kind: z.literal('tempo'), minBpm: End, maxBpm: End }),
  z.object({ kind: z.literal('length'), minSeconds: End, maxSeconds: End }),
]);

/** A part of a description in words, as what it was understood. */
export const UnderstoodPartData = z.object({
  words: z.string(),
  role: z.enum(['wanted', 'excluded', 'unmatched']),
  meaning: PartMeaning,
  corrected: z.string().nullable(),
}) satisfies z.ZodType<UnderstoodPart>;
