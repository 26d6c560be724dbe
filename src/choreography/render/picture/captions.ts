import { parseClipKey } from '../../../moves/clip.ts';
import { moveNameOf } from '../../../moves/labels/metadata.ts';
import { timeOfBeat } from '../../plan/beatTime.ts';
import type { Choreography } from '../../plan/choreography.ts';
import { countOf } from '../../plan/phrase.ts';
import type { Timeline } from '../timeline.ts';
import { type FrameRate, frameAt } from './frameRate.ts';

/** A text that stands over the video for some frames. */
export interface Caption {
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
