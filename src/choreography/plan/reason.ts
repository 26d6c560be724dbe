import { z } from 'zod';
import { DIFFICULTIES, LEVELS } from '../../moves/labels/metadata.ts';

/** How much faster than it was filmed a clip is shown; less than 0 is slower. */
const Percent = z.int().min(-100).max(10_000);

/** Why a move stands where it does; `reasonWords` says it. */
export const PlanReason = z.discriminatedUnion('because', [
  z.strictObject({
    because: z.enum([
      ...(['opens', 'ends', 'like-description', 'similar-music', 'own-pace'] as const),
      ...(['join-unseen', 'smooth', 'jump', 'again'] as const),
    ]),
  }),
  z.strictObject({
    because: z.literal('suits-music'),
    energy: z.enum(LEVELS).nullable(),
    style: z.string().nullable(),
  }),
  z.strictObject({ because: z.literal('difficulty'), difficulty: z.enum(DIFFICULTIES) }),
  z.strictObject({ because: z.enum(['on-beats', 'off-beats', 'too-short']), percent: Percent }),
]);

export type PlanReason = z.infer<typeof PlanReason>;
