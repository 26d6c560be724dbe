import { z } from 'zod';

/** Why a modality of a clip has no vector, for the reasons that this program gives. */
export const MISSING_CODES = [
  // Movement
  ...(['flat-picture', 'clip-too-short', 'nobody-found', 'dancers-seldom-found'] as const),
  ...(['nobody-moves', 'dancers-too-unclear', 'picture-undecodable'] as const),
  // Music
  ...(['no-sound', 'sound-too-short', 'sound-damaged', 'sound-silent', 'sound-almost-silent'] as const),
  ...(['sound-unmeasurable', 'sound-undecodable'] as const),
  // Where the vector should be stored
  ...(['file-has-no-vector', 'file-has-zeros', 'file-has-no-usable-vector'] as const),
  ...(['table-has-no-vector', 'never-embedded'] as const),
  // What a search asks with
  ...(['words-only', 'nobody-named-it', 'part-by-movement'] as const),
] as const;

export type MissingCode = (typeof MISSING_CODES)[number];

export const MissingReason = z.discriminatedUnion('because', [
  z.strictObject({ because: z.enum(MISSING_CODES) }),
  /** ffmpeg has no decoder for the sound; `codec` as ffmpeg calls it, else the file's own tag. */
  z.strictObject({ because: z.literal('sound-lacks-decoder'), codec: z.string() }),
  /** The words of another program, or of another version of this one. */
  z.strictObject({ because: z.literal('other'), words: z.string() }),
]);

/** Why a modality has no vector; `reasonWords` says it. */
export type MissingReason = Readonly<z.infer<typeof MissingReason>>;
