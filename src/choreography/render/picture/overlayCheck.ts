import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { FfmpegTools } from '../../../media/ffmpeg/findFfmpeg.ts';
import { Failure } from '../../../shared/failure.ts';
import { subtitlesHead } from './overlay.ts';

const CANVAS = { width: 160, height: 90 };

/** Brightness from which a pixel of the white text counts, of 255. */
const BRIGHT = 128;

/**
 * Writes a text over black and looks whether it is there: an ffmpeg without libass refuses, and one on a machine
 * without fonts writes nothing and says nothing.
 * @throws Failure `no-ffmpeg` where texts cannot be written
 */
export async function refuseWithoutText({ ffmpeg }: FfmpegTools): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'move-embeddings-text-'));
  try {
    const text = `${subtitlesHead(CANVAS)}Dialogue: 0,0:00:00.00,0:00:10.00,Count,,0,0,0,,8\n`;
    await writeFile(join(folder, 'text.ass'), text);
    const { failed, stdout } = await execa(
      ffmpeg,
      [
        ...[
          '-nostdin',
          '-v',
          'quiet',
          '-f',
          'lavfi',
          '-i',
          `color=black:size=${CANVAS.width}x${CANVAS.height}`,
        ],
        ...['-vf', 'ass=filename=text.ass,format=gray', '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'],
      ],
      { cwd: folder, stdin: 'ignore', encoding: 'buffer', timeout: 60_000, reject: false },
    );
    if (failed || !stdout.some((brightness) => brightness > BRIGHT)) {
      throw new Failure('no-ffmpeg', `${ffmpeg} cannot write texts over a video here.`, {
        remedy:
          'Render without the names and counts, or install a full build of ffmpeg (with libass) and a font, such as DejaVu.',
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
