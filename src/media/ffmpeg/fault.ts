/** What is to blame where a file could not be read. Only a fault of the clip tells anything of the clip. */
export type Fault =
  /** It is damaged, or is no video: another try gives the same. */
  | { readonly of: 'clip' }
  /** It could not be reached, or changed meanwhile. */
  | { readonly of: 'access' }
  /** ffmpeg has no decoder for it; `codec` as ffmpeg calls it, else the file's own tag. */
  | { readonly of: 'decoder'; readonly codec: string }
  /** ffmpeg crashed or was killed, or the machine had no more memory or room. */
  | { readonly of: 'machine' };

/** Why something could not be read, as a sentence fragment for the user, and what is to blame. */
export interface Unread {
  readonly reason: string;
  readonly fault: Fault;
}

export function unread(of: Exclude<Fault['of'], 'decoder'>, reason: string): Unread {
  return { reason, fault: { of } };
}

export function withoutDecoder(codec: string): Unread {
  return { reason: `this ffmpeg has no decoder for ${codec}`, fault: { of: 'decoder', codec } };
}

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
): Unread | null {
  if (endedBySignal !== null) {
    return unread('machine', endReason(endedBySignal));
  }
  const text = complaints.join('\n');
  for (const pattern of NO_DECODER) {
    const named = pattern.exec(text)?.[1];
    if (named !== undefined) {
      return withoutDecoder(isName(named) ? named : (codec ?? named));
    }
  }
  const line = (pattern: RegExp) => complaints.find((complaint) => pattern.test(complaint));
  const machine = line(OF_THE_MACHINE);
  if (machine !== undefined) {
    return unread('machine', `ffmpeg could not go on (${machine})`);
  }
  const access = line(OF_ACCESS);
  return access === undefined ? null : unread('access', `the file could not be read (${access})`);
}

function isName(codec: string): boolean {
  return !['none', 'unknown', 'unknown_codec'].includes(codec);
}

function endReason(signal: string): string {
  return ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'].includes(signal)
    ? `ffmpeg was stopped while it read it (${signal})`
    : `ffmpeg crashed on it (${signal})`;
}
