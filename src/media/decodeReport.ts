import { ANALYSED_SECONDS } from '../moves/quality.ts';
import type { ClipProbe } from './clipProbe.ts';
import { FRAMES_PER_SECOND, SAMPLE_RATE } from './frame.ts';

/** What came out of a clip. */
export interface DecodedAmounts {
  readonly frameCount: number;
  readonly sampleCount: number;
  /** The last lines ffmpeg complained in. */
  readonly complaints: readonly string[];
  /** Name of the signal that ended ffmpeg, such as SIGSEGV; null where it ended by itself. */
  readonly endedBySignal: string | null;
}

/** How a decoding ended, for a clip as a whole. Reasons are sentence fragments for the user. */
type DecodeOutcome =
  | { readonly status: 'whole' }
  /** Clearly less came out than the container promises; what did is good. */
  | { readonly status: 'cut-off'; readonly reason: string }
  /** Neither a frame nor a sample came out. */
  | { readonly status: 'undecodable'; readonly reason: string };

export type DecodeReport = DecodeOutcome &
  DecodedAmounts & {
    /** How much of the clip was decoded: the longer of picture and sound. */
    readonly decodedSeconds: number;
    /** The clip goes on after ANALYSED_SECONDS, and that part was left out. */
    readonly capped: boolean;
  };

export function decodeReport(
  { durationSeconds, promisedSeconds }: Pick<ClipProbe, 'durationSeconds' | 'promisedSeconds'>,
  amounts: DecodedAmounts,
): DecodeReport {
  const decodedSeconds = Math.max(amounts.frameCount / FRAMES_PER_SECOND, amounts.sampleCount / SAMPLE_RATE);
  const reachesCap = decodedSeconds >= ANALYSED_SECONDS - 1 / FRAMES_PER_SECOND;
  return {
    ...amounts,
    ...outcome(Math.min(promisedSeconds ?? 0, ANALYSED_SECONDS), decodedSeconds, amounts.endedBySignal),
    decodedSeconds,
    capped: reachesCap && (durationSeconds === null || durationSeconds > ANALYSED_SECONDS),
  };
}

function outcome(promised: number, decoded: number, endedBySignal: string | null): DecodeOutcome {
  const crash = endedBySignal === null ? null : endReason(endedBySignal);
  if (decoded === 0) {
    const isTooShort = promised > 0 && promised < 1 / FRAMES_PER_SECOND;
    const reason = isTooShort ? 'it is shorter than a fifth of a second' : 'nothing in it can be decoded';
    return { status: 'undecodable', reason: crash ?? reason };
  }
  // Containers round, and sound and picture seldom end together: a second, or a twentieth, is no damage.
  if (decoded < promised - Math.max(1, promised / 20)) {
    const reason = `the file is cut off: ${decoded.toFixed(1)} of ${promised.toFixed(1)} seconds are there`;
    return { status: 'cut-off', reason: crash ?? reason };
  }
  return crash === null ? { status: 'whole' } : { status: 'cut-off', reason: crash };
}

/** Whether a signal that ended ffmpeg came from outside, such as when memory ran out, and tells nothing of the clip. */
export function isFromOutside(signal: string | null): boolean {
  return signal !== null && ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'].includes(signal);
}

function endReason(signal: string): string {
  return isFromOutside(signal)
    ? `ffmpeg was stopped while it read it (${signal})`
    : `ffmpeg crashed on it (${signal})`;
}
