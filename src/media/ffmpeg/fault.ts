import type { UnreadableReason } from '../../moves/reasons/unreadable.ts';

/** What the system says to a program where neither the program nor its input is to blame. */
const OF_THE_MACHINE = /cannot allocate memory|no space left on device|too many open files/i;
const OF_ACCESS = /input\/output error|permission denied|stale file handle|operation timed out/i;

/** As versions 4 to 6, and from 6.1 on. */
const NO_DECODER = [/Decoder \(codec (\S+?)\) not found/, /no decoder found for:? (\S+)/i] as const;

/**
 * What is to blame besides the clip, from how ffmpeg ended and what it complained of; null where nothing is.
 * @param endedBySignal name of the signal that ended it, null where it ended by itself
 * @param codec of the stream that it read, for where it does not name it
 */
export function faultBesidesClip(
  complaints: readonly string[],
  endedBySignal: string | null,
  codec: string | null,
): UnreadableReason | null {
  if (endedBySignal !== null) {
    return endReason(endedBySignal);
  }
  const text = complaints.join('\n');
  for (const pattern of NO_DECODER) {
    const named = pattern.exec(text)?.[1];
    if (named !== undefined) {
      return { because: 'decoder-lacking', codec: isName(named) ? named : (codec ?? named) };
    }
  }
  const line = (pattern: RegExp) => complaints.find((complaint) => pattern.test(complaint));
  const machine = line(OF_THE_MACHINE);
  if (machine !== undefined) {
    return { because: 'ffmpeg-gave-up', words: machine };
  }
  const access = line(OF_ACCESS);
  return access === undefined ? null : { because: 'read-error', words: access };
}

function isName(codec: string): boolean {
  return !['none', 'unknown', 'unknown_codec'].includes(codec);
}

function endReason(signal: string): UnreadableReason {
  const isStopped = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'].includes(signal);
  return { because: isStopped ? 'ffmpeg-stopped' : 'ffmpeg-crashed', signal };
}
