import { z } from 'zod';

const Count = z.int().min(0).max(1e6);
const Seconds = z.number().min(0).max(1e6);
const Names = z.array(z.string().max(4096)).max(10_000);

/** What of a request to the planner gives way where too few moves have it. */
export const REQUESTED_FIELDS = ['difficulty', 'energy', 'style', 'category'] as const;

const GivenWay = z.discriminatedUnion('what', [
  /** Only so many moves had all that was asked for, so others than those that were wanted are danced as well. */
  z.strictObject({
    what: z.enum(REQUESTED_FIELDS),
    wanted: Names,
    moves: Count,
    /** Present where others had all that was asked for, but could not keep the beat of the song. */
    because: z.literal('tempo').optional(),
  }),
  z.strictObject({
    what: z.literal('tempo'),
    because: z.enum(['too-far', 'too-short', 'unknown', 'stretched']),
    clips: Names,
  }),
  /** So many of the moves come again, the most often so many times; so many could be danced in so many places. */
  z.strictObject({
    what: z.literal('repeats'),
    moves: Count,
    of: Count,
    times: Count,
    choice: Count,
    places: Count,
  }),
  z.strictObject({
    what: z.literal('duration'),
    seconds: Seconds,
    wanted: Seconds,
    because: z.enum(['song-ends', 'phrase-ends']),
  }),
  /** The song's beats in this part of it, in its seconds, are no more than a guess. */
  z.strictObject({ what: z.literal('beats'), fromSeconds: Seconds, toSeconds: Seconds }),
  /** No move of a category could come first or last. */
  z.strictObject({ what: z.enum(['first', 'last']), wanted: z.string().max(1000) }),
  /** So many of all moves begin within a phrase. */
  z.strictObject({ what: z.literal('phrases'), moves: Count, of: Count }),
]);

/** In finished sentences, as plans had it before it could be said in other languages. */
const InWords = z.strictObject({
  what: z.enum([...REQUESTED_FIELDS, 'tempo', 'repeats', 'duration', 'phrases']),
  words: z.string().max(1000),
});

/** What the planner gave way on, and why; `compromiseWords` says it. */
export const PlanCompromise = z.union([GivenWay, InWords]);

export type PlanCompromise = z.infer<typeof PlanCompromise>;
