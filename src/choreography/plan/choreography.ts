import { z } from 'zod';
import { DIFFICULTIES, LEVELS } from '../../moves/labels/metadata.ts';
import { PlanCompromise } from './compromise.ts';
import { PlanReason } from './reason.ts';

/**
 * The contents of a `*.choreography.json`: a song, its beats and sections, and the clips placed on the beats. The
 * moves of a choreography are counted in beats of the song; `beatTimes[beat]` is when a beat is heard.
 */

/** Of this version are the files that are written, and only such are read. */
export const PLAN_VERSION = 1;

/** Extension of a plan, with the dot before it. */
export const PLAN_EXTENSION = '.choreography.json';

const Seconds = z.number().min(0).max(1e6);
const BeatIndex = z.int().min(0).max(1e6);
/** 0 to 1. */
const Share = z.number().min(0).max(1);
/** POSIX path relative to the folder of the plan. */
const RelativePath = z.string().min(1).max(4096);

const SECTION_LABELS = ['intro', 'verse', 'break', 'outro'] as const;

/** A stretch of the song that sounds alike, from beat to beat; sections follow each other without a gap. */
export const SongSection = z.strictObject({
  startBeat: BeatIndex,
  /** The beat after the last one; of the last section the song's last beat, where nothing begins any more. */
  endBeat: BeatIndex,
  /** Loudness and density of the section within its song: 0 the calmest, 1 the strongest. */
  energy: Share,
  /** Null where the music does not plainly say. */
  label: z.enum(SECTION_LABELS).nullable(),
});

export const PlanSong = z.strictObject({
  path: RelativePath,
  /** SHA-256 of the file in hexadecimal: a song out of the plan's folder is read only if it is this one. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  durationSeconds: Seconds,
  /** The dance that its beats and counts were found for, absent where nobody said. */
  dance: z.string().min(1).max(100).optional(),
  tempoBpm: z.number().min(20).max(400),
  /** When each beat is heard, ascending. */
  beatTimes: z.array(Seconds).min(2).max(100_000),
  /** The first beat that is a count of one; from it every phrase begins as many beats later as the dance counts. */
  firstPhraseBeat: z.int().min(0).max(7),
  sections: z.array(SongSection).min(1).max(1000),
});

/** How strongly a part of the dance is danced. */
const DYNAMICS = ['gentle', 'strong'] as const;

/** What was asked for; null where anything will do. */
export const PlanRequest = z.strictObject({
  /** The user's sentence, where the request was made in words. */
  words: z.string().max(10_000).nullable(),
  durationSeconds: Seconds.nullable(),
  difficulty: z.array(z.enum(DIFFICULTIES)),
  energy: z.array(z.enum(LEVELS)),
  style: z.array(z.string()),
  category: z.array(z.string()),
  /** Categories and clip keys that are not to be danced. */
  excluded: z.array(z.string()),
  /** How the dance begins and ends, whatever the music does there. */
  opening: z.enum(DYNAMICS).nullable(),
  ending: z.enum(DYNAMICS).nullable(),
  /** The part of the song to dance, in its seconds; absent where the duration decides. */
  part: z.strictObject({ fromSeconds: Seconds, toSeconds: Seconds }).optional(),
  /** Categories of the first and the last move; absent where any will do. */
  firstCategory: z.string().min(1).max(1000).optional(),
  lastCategory: z.string().min(1).max(1000).optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
});

/** How well a block stands where it does, each 0 to 1, and why. */
export const BlockReasons = z.strictObject({
  /** How well the move fits its section: energy, style, difficulty, tempo, sound. */
  fit: Share,
  /** How smoothly the move before goes over into this one; null where that was not seen. */
  flow: Share.nullable(),
  /** Less than 1 where the move or its category comes again soon. */
  variety: Share,
  why: z.array(PlanReason).max(20).optional(),
  /** In finished sentences, as plans had it before it could be said in other languages. */
  words: z.array(z.string()).max(20).optional(),
});

/** A clip on the beats of the song. Blocks follow each other without a gap. */
export const PlanBlock = z.strictObject({
  /** The clip's key: its POSIX path in the clip folder. */
  clip: z.string().min(1).max(4096),
  startBeat: BeatIndex,
  beats: z.int().min(1).max(100_000),
  /** The part of the clip that is shown, in the clip's own seconds; it is stretched to its beats. */
  fromSeconds: Seconds,
  toSeconds: Seconds,
  /** How long the move before is still seen while this one begins, half of it before the beat; 0 is a cut. */
  crossfadeSeconds: z.number().min(0).max(5),
  /** A locked block stays when the rest is planned again. */
  locked: z.boolean(),
  /** Null for a block that a person placed. */
  reasons: BlockReasons.nullable(),
});

export const Choreography = z.strictObject({
  $schema: z.string().max(4096).optional(),
  version: z.literal(PLAN_VERSION),
  name: z.string().max(1000),
  /** The clip folder, relative to the folder of the plan. */
  clipFolder: RelativePath,
  song: PlanSong,
  request: PlanRequest,
  /** The part of the song that is danced is that of the blocks; the sound fades at its ends by so much. */
  fadeInSeconds: z.number().min(0).max(30),
  fadeOutSeconds: z.number().min(0).max(30),
  blocks: z.array(PlanBlock).min(1).max(10_000),
  compromises: z.array(PlanCompromise).max(100),
});

export type SongSection = z.infer<typeof SongSection>;
export type PlanSong = z.infer<typeof PlanSong>;
export type PlanRequest = z.infer<typeof PlanRequest>;
export type PlanBlock = z.infer<typeof PlanBlock>;
export type BlockReasons = z.infer<typeof BlockReasons>;
export type Choreography = z.infer<typeof Choreography>;
