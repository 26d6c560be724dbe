import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Canvas } from '../renderOptions.ts';
import type { Segment } from '../timeline.ts';
import type { CaptionPicture } from './captionPicture.ts';
import type { Caption } from './captions.ts';
import { type FrameRate, formatFrameRate, secondsOf } from './frameRate.ts';

interface Stretch {
  readonly startFrame: number;
  readonly endFrame: number;
}

/** A text as a file of pixels, and when it stands over the video. */
export interface DrawnCaption extends Omit<CaptionPicture, 'rgba'> {
  readonly file: string;
  readonly stretches: readonly Stretch[];
}

/** Draws each text once, into files of the folder, whose names it gives. */
export async function drawCaptions(
  captions: readonly Caption[],
  canvas: Canvas,
  folder: string,
): Promise<readonly DrawnCaption[]> {
  // Only who wants captions waits for what draws them.
  const { drawCaption } = await import('./captionPicture.ts');
  const byText = new Map<string, Caption[]>();
  for (const caption of captions) {
    const key = `${caption.style} ${caption.text}`;
    byText.set(key, [...(byText.get(key) ?? []), caption]);
  }
  return Promise.all(
    [...byText.values()].map(async (stretches, index) => {
      const { rgba, ...place } = drawCaption(stretches[0], canvas);
      const file = `caption${index}.rgba`;
      await writeFile(join(folder, file), rgba);
      return { ...place, file, stretches };
    }),
  );
}

/** The captions that stand over a segment, timed from its first frame. */
export function captionsOver(
  { startFrame, frames }: Segment,
  captions: readonly DrawnCaption[],
): readonly DrawnCaption[] {
  return captions
    .map((caption) => ({
      ...caption,
      stretches: caption.stretches
        .map((stretch) => ({
          startFrame: stretch.startFrame - startFrame,
          endFrame: stretch.endFrame - startFrame,
        }))
        .filter((stretch) => stretch.startFrame < frames && stretch.endFrame > 0),
    }))
    .filter(({ stretches }) => stretches.length > 0);
}

/** Arguments by which ffmpeg opens captions, each a picture, in their order. */
export function captionInputs(captions: readonly DrawnCaption[], rate: FrameRate): string[] {
  return captions.flatMap(({ file, width, height }) => [
    ...['-f', 'rawvideo', '-pixel_format', 'rgba', '-video_size', `${width}x${height}`],
    ...['-framerate', formatFrameRate(rate), '-i', file],
  ]);
}

/**
 * ffmpeg's filters that lay captions over a picture, each behind a semicolon.
 * @param from the picture's label, and `to` that of what comes out
 * @param firstInput number of the first caption among ffmpeg's inputs
 */
export function captionFilters(
  captions: readonly DrawnCaption[],
  { from, to, firstInput, rate }: { from: string; to: string; firstInput: number; rate: FrameRate },
): string {
  // Half a frame early: no rounding may move a caption to the frame before or after its own.
  const at = (frame: number) => secondsOf(frame - 0.5, rate).toFixed(6);
  const laid = captions.map(({ x, y, stretches }, index) => {
    const when = stretches.map(({ startFrame, endFrame }) => `between(t,${at(startFrame)},${at(endFrame)})`);
    const under = index === 0 ? from : `caption${index - 1}`;
    return `[${under}][${firstInput + index}]overlay=${x}:${y}:enable='${when.join('+')}'[caption${index}]`;
  });
  const top = captions.length === 0 ? from : `caption${captions.length - 1}`;
  return [...laid, `[${top}]format=yuv420p[${to}]`].map((filter) => `;${filter}`).join('');
}
