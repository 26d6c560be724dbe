import { parseClipKey } from '../../../moves/clip.ts';
import { moveNameOf } from '../../../moves/labels/metadata.ts';
import { timeOfBeat } from '../../plan/beatTime.ts';
import type { Choreography } from '../../plan/choreography.ts';
import { countOf } from '../../plan/phrase.ts';
import type { Canvas } from '../renderOptions.ts';
import type { Segment, Timeline } from '../timeline.ts';
import { type FrameRate, frameAt, secondsOf } from './frameRate.ts';

/** A text that stands over the video for some frames. */
interface Caption {
  readonly style: 'Name' | 'Count';
  readonly startFrame: number;
  readonly endFrame: number;
  readonly text: string;
}

/** The name of each block's move and the count of each beat, by frames of the whole video. */
export function captionsOf(
  { song, blocks }: Choreography,
  { cuts, songFromSeconds, frames }: Timeline,
  rate: FrameRate,
): readonly Caption[] {
  const names = blocks.map(({ clip }, block): Caption => {
    const key = parseClipKey(clip);
    const [startFrame, endFrame] = [cuts[block], cuts[block + 1]];
    return { style: 'Name', startFrame, endFrame, text: key ? moveNameOf(key) : clip };
  });
  const frameOfBeat = (beat: number) => frameAt(timeOfBeat(song, beat) - songFromSeconds, rate);
  const counts = blocks.flatMap(({ startBeat, beats }) =>
    Array.from({ length: beats }, (_, index): Caption => {
      const beat = startBeat + index;
      const [startFrame, endFrame] = [frameOfBeat(beat), frameOfBeat(beat + 1)];
      return { style: 'Count', startFrame, endFrame, text: `${countOf(song, beat)}` };
    }),
  );
  return [...names, ...counts].filter(
    ({ startFrame, endFrame }) => startFrame < endFrame && startFrame < frames,
  );
}

/** The captions of a segment as a file of subtitles in the ASS format, timed from the segment's first frame. */
export function subtitlesOf(
  { startFrame, frames }: Segment,
  captions: readonly Caption[],
  canvas: Canvas,
  rate: FrameRate,
): string {
  const events = captions
    .filter((caption) => caption.startFrame < startFrame + frames && caption.endFrame > startFrame)
    .map((caption) => {
      // Half a frame early: hundredths of a second must not round a caption to the frame after its own.
      const from = assTime(secondsOf(caption.startFrame - startFrame - 0.5, rate));
      const to = assTime(secondsOf(caption.endFrame - startFrame - 0.5, rate));
      return `Dialogue: 0,${from},${to},${caption.style},,0,0,0,,${assText(caption.text)}`;
    });
  return `${subtitlesHead(canvas)}${events.join('\n')}\n`;
}

/** Two styles in the canvas's own pixels: the name at the lower left, the count at the lower right. */
export function subtitlesHead({ width, height }: Canvas): string {
  const side = Math.min(width, height);
  const pixels = (share: number) => Math.max(1, Math.round(side * share));
  const style = (name: string, size: number, alignment: 1 | 3) =>
    `Style: ${name},Sans,${pixels(size)},&H00FFFFFF,&H50000000,${pixels(0.005)},${alignment},${pixels(0.05)},${pixels(0.05)},${pixels(0.04)},1,1`;
  return [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${width}`,
    `PlayResY: ${height}`,
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    '',
    '[V4+ Styles]',
    'Format: Name,Fontname,Fontsize,PrimaryColour,OutlineColour,Outline,Alignment,MarginL,MarginR,MarginV,Bold,BorderStyle',
    style('Name', 0.06, 1),
    style('Count', 0.12, 3),
    '',
    '[Events]',
    'Format: Layer,Start,End,Style,Name,MarginL,MarginR,MarginV,Effect,Text',
    '',
  ].join('\n');
}

/** A clip's name may hold anything; here braces and backslashes would command, and a new line would begin an event. */
function assText(text: string): string {
  return text
    .replaceAll('\\', '\u2216')
    .replaceAll('{', '\uff5b')
    .replaceAll('}', '\uff5d')
    .replaceAll(/\p{C}/gu, ' ');
}

function assTime(seconds: number): string {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const two = (number: number) => String(number).padStart(2, '0');
  const whole = Math.floor(hundredths / 100);
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${two(hundredths % 100)}`;
}
