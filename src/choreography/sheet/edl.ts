import type { Choreography } from '../plan/choreography.ts';
import { nameOf } from './cues.ts';
import { type Cut, cutsOf, FRAMES_PER_SECOND } from './cuts.ts';

/** Of a line of a comment; programs that read it cut off more. */
const LONGEST_NAME = 200;

/**
 * The cuts of a dance as an edit decision list, for video editors: CMX 3600, 30 frames a second, picture and song, the
 * speed of each clip as `M2`. Crossfades are cuts in it.
 */
export function edlOf(plan: Choreography): string {
  const cuts = cutsOf(plan);
  const events = cuts.flatMap((cut, i) => eventOf(cut, i + 1));
  const [first, last] = [cuts[0], cuts[cuts.length - 1]];
  const length = last.endFrame - first.startFrame;
  const song = [
    event(cuts.length + 1, 'A', [first.songFrame, first.songFrame + length], [0, length]),
    `* FROM CLIP NAME: ${inOneLine(plan.song.path)}`,
  ];
  return [`TITLE: ${inOneLine(plan.name)}`, 'FCM: NON-DROP FRAME', '', ...events, ...song, ''].join('\n');
}

function eventOf({ block, startFrame, endFrame, clipFrame, speed }: Cut, number: number): string[] {
  const clipFrames = Math.round((endFrame - startFrame) * speed);
  const source: readonly [number, number] = [clipFrame, clipFrame + clipFrames];
  return [
    event(number, 'V', source, [startFrame, endFrame]),
    ...(clipFrames === endFrame - startFrame
      ? []
      : [
          `M2   AX       ${(speed * FRAMES_PER_SECOND).toFixed(1).padStart(5, '0')}                ${timecode(clipFrame)}`,
        ]),
    `* FROM CLIP NAME: ${inOneLine(nameOf(block))}`,
    `* FROM FILE: ${inOneLine(block.clip)}`,
  ];
}

function event(
  number: number,
  channel: 'V' | 'A',
  source: readonly [number, number],
  record: readonly [number, number],
): string {
  const times = [...source, ...record].map(timecode).join(' ');
  return `${String(number).padStart(3, '0')}  AX       ${channel}     C        ${times}`;
}

function timecode(frames: number): string {
  const seconds = Math.floor(frames / FRAMES_PER_SECOND);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frames % FRAMES_PER_SECOND]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
}
