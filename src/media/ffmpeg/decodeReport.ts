import { ANALYSED_SECONDS } from '../../moves/quality.ts';
import type { UnreadableReason } from '../../moves/reasons/unreadable.ts';
import { FRAMES_PER_SECOND, SAMPLE_RATE } from '../frames/frame.ts';
import type { ClipProbe } from '../probe/clipProbe.ts';
import { faultBesidesClip } from './fault.ts';

/** What came out of a clip. */
export interface DecodedAmounts {
  readonly frameCount: number;
  readonly sampleCount: number;
  /** The last lines ffmpeg complained in. */
  readonly complaints: readonly string[];
  /** Null where a signal ended ffmpeg. */
  readonly exitCode: number | null;
  /** Name of the signal that ended ffmpeg, such as SIGSEGV; null where it ended by itself. */
  readonly endedBySignal: string | null;
}

/** How a decoding ended, for a clip as a whole. */
type DecodeOutcome =
  | { readonly status: 'whole' }
  /** Clearly less came out than the container promises; what did is good. */
  | { readonly status: 'cut-off'; readonly reason: UnreadableReason }
  /** Neither a frame nor a sample came out. */
  | { readonly status: 'undecodable'; readonly reason: UnreadableReason };

export type DecodeReport = DecodeOutcome &
  DecodedAmounts & {
    /** How much of the clip was decoded: the longer of picture and sound. */
    readonly decodedSeconds: number;
    /** The clip goes on after ANALYSED_SECONDS, and that part was left out. */
    readonly capped: boolean;
  };

export function decodeReport(probe: ClipProbe, amounts: DecodedAmounts): DecodeReport {
  const { durationSeconds, promisedSeconds } = probe;
  const decodedSeconds = Math.max(amounts.frameCount / FRAMES_PER_SECOND, amounts.sampleCount / SAMPLE_RATE);
  const reachesCap = decodedSeconds >= ANALYSED_SECONDS - 1 / FRAMES_PER_SECOND;
  return {
    ...amounts,
    ...outcome(Math.min(promisedSeconds ?? 0, ANALYSED_SECONDS), decodedSeconds, otherFault(probe, amounts)),
    decodedSeconds,
    capped: reachesCap && (durationSeconds === null || durationSeconds > ANALYSED_SECONDS),
  };
}

/** What is to blame besides the clip; null where ffmpeg came to its end without a fault of its own. */
function otherFault(
  probe: ClipProbe,
  { complaints, exitCode, endedBySignal }: DecodedAmounts,
): UnreadableReason | null {
  const codec = probe.hasPicture ? probe.pictureCodec : probe.soundCodec;
  return exitCode === 0 ? null : faultBesidesClip(complaints, endedBySignal, codec);
}

function outcome(promised: number, decoded: number, fault: UnreadableReason | null): DecodeOutcome {
  if (decoded === 0) {
    const isTooShort = promised > 0 && promised < 1 / FRAMES_PER_SECOND;
    const because = isTooShort ? 'shorter-than-a-frame' : 'nothing-decodable';
    return { status: 'undecodable', reason: fault ?? { because } };
  }
  // Containers round, and sound and picture seldom end together: a second, or a twentieth, is no damage.
  if (decoded < promised - Math.max(1, promised / 20)) {
    return { status: 'cut-off', reason: fault ?? { because: 'cut-off', decoded, promised } };
  }
  return fault === null ? { status: 'whole' } : { status: 'cut-off', reason: fault };
}
