import type { RenderedVideo } from '../../engine/moveEngine.ts';
import { duration, printable } from '../output.ts';

/** What was rendered, how long that took, and where it is. */
export function renderedText(video: RenderedVideo): string {
  const { width, height, framesPerSecond, frames, durationSeconds, elapsedSeconds } = video;
  const rate = Number(framesPerSecond.toFixed(3));
  return [
    `${duration(durationSeconds)} of video (${frames} frames, ${width}x${height} at ${rate}) in ${duration(elapsedSeconds)}`,
    `  ${printable(video.file)}`,
  ].join('\n');
}
