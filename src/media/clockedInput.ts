import { untrustedInput } from './ffmpeg/untrustedInput.ts';
import type { ClipProbe } from './probe/clipProbe.ts';

/** Arguments by which ffmpeg opens a file that has been probed, so that its seconds are those of its `MediaClock`. */
export function clockedInput(path: string, { container, clock }: ClipProbe): string[] {
  const shift = clock.shiftSeconds === 0 ? [] : ['-itsoffset', clock.shiftSeconds.toFixed(6)];
  return [...shift, ...untrustedInput(path, container.split(','))];
}

/**
 * Output arguments for a run that uses the picture or the sound alone. Of some containers ffmpeg counts the seconds from
 * the first stream in use: where that would be too late, a packet of the other stream is taken in and thrown away.
 */
export function otherStream({ clock, ...probe }: ClipProbe, used: 'picture' | 'sound', input = 0): string[] {
  const [own, other] = used === 'picture' ? [clock.picture, clock.sound] : [clock.sound, clock.picture];
  const stream = used === 'picture' ? probe.soundStream : probe.pictureStream;
  const isLater = (own?.startSeconds ?? 0) > (other?.startSeconds ?? 0);
  return isLater && stream !== null
    ? ['-map', `${input}:${stream}`, '-c', 'copy', '-frames', '1', '-f', 'null', '-']
    : [];
}
