import { execa } from 'execa';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';
import type { Alteration } from './alterations.ts';

export interface AlteredFile {
  readonly alteration: Alteration;
  readonly path: string;
}

/** Writes altered copies of a clip, decoding it once for all of them. */
export async function makeAltered(
  tools: FfmpegTools,
  clip: { readonly path: string; readonly durationSeconds: number },
  files: readonly AlteredFile[],
): Promise<void> {
  const outputs = files.flatMap(({ alteration, path }) => [
    ...(alteration.filter === null ? [] : ['-vf', alteration.filter]),
    ...(alteration.keptShare < 1 ? ['-t', `${clip.durationSeconds * alteration.keptShare}`] : []),
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', `${alteration.rateFactor}`],
    ...['-pix_fmt', 'yuv420p', '-threads', '1', ...(alteration.sound ?? ['-an']), '-y', path],
  ]);
  await execa(
    tools.ffmpeg,
    ['-nostdin', '-loglevel', 'error', '-threads', '1', '-i', clip.path, ...outputs],
    { stdin: 'ignore' },
  );
}
