import { z } from 'zod';

/** Reasons that lie in the clip: another try gives the same. */
const OF_THE_CLIP = [
  ...(['file-empty', 'not-a-file', 'not-a-video', 'sound-file-with-cover', 'picture-lacking'] as const),
  ...(['song-without-sound', 'damaged-from-start', 'index-missing', 'nothing-decodable'] as const),
  ...(['picture-damaged', 'sound-track-damaged', 'shorter-than-a-frame', 'probe-unclear'] as const),
] as const;

/** Reasons that lie in reaching the file: it may be there the next time. */
const OF_ACCESS = [
  ...(['file-missing', 'file-changing', 'file-removed', 'file-ends-early', 'permission-denied'] as const),
] as const;

/** Why a file could not be read. */
export const UnreadableReason = z.discriminatedUnion('because', [
  z.strictObject({ because: z.enum([...OF_THE_CLIP, ...OF_ACCESS]) }),
  /** `decoded` of `promised` seconds are there. */
  z.strictObject({ because: z.literal('cut-off'), decoded: z.number(), promised: z.number() }),
  /** More than half of its pictures; `share` from 0 to 1. */
  z.strictObject({ because: z.literal('mostly-damaged'), share: z.number() }),
  z.strictObject({ because: z.literal('slow-to-open'), seconds: z.number() }),
  /** The system's or ffmpeg's own words. */
  z.strictObject({ because: z.enum(['cannot-open', 'read-error', 'ffmpeg-gave-up']), words: z.string() }),
  /** ffmpeg has no decoder for it; `codec` as ffmpeg calls it, else the file's own tag. */
  z.strictObject({ because: z.literal('decoder-lacking'), codec: z.string() }),
  z.strictObject({ because: z.literal('demuxers-lacking'), formats: z.string() }),
  z.strictObject({ because: z.enum(['ffmpeg-stopped', 'ffmpeg-crashed']), signal: z.string() }),
  /** The analysis read nothing for so long. */
  z.strictObject({ because: z.literal('analysis-stalled'), seconds: z.number() }),
  /** The words of another program, or of another version of this one. */
  z.strictObject({ because: z.literal('other'), words: z.string() }),
]);

/** Why a file could not be read; `reasonWords` says it. */
export type UnreadableReason = Readonly<z.infer<typeof UnreadableReason>>;

/** What is to blame where a file could not be read. Only a fault of the clip tells anything of the clip. */
export type Fault = 'clip' | 'access' | 'decoder' | 'machine';

export function faultOf(reason: UnreadableReason): Fault {
  switch (reason.because) {
    case 'cut-off':
    case 'mostly-damaged':
      return 'clip';
    case 'slow-to-open':
    case 'cannot-open':
    case 'read-error':
      return 'access';
    case 'decoder-lacking':
      return 'decoder';
    case 'demuxers-lacking':
    case 'ffmpeg-stopped':
    case 'ffmpeg-crashed':
    case 'ffmpeg-gave-up':
    case 'analysis-stalled':
    case 'other':
      return 'machine';
    default:
      return OF_ACCESS.some((code) => code === reason.because) ? 'access' : 'clip';
  }
}
