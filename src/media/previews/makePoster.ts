import { Failure } from '../../shared/failure.ts';
import { clockedInput } from '../clockedInput.ts';
import type { FfmpegTools } from '../ffmpeg/findFfmpeg.ts';
import type { ClipProbe } from '../probe/clipProbe.ts';
import { makeFile } from './makeFile.ts';

const WIDTH = 320;

/** Where in the clip: a third in, the move is under way and the dancers are in view. */
const AT = 1 / 3;

/** Makes the poster of a clip with a picture: a JPEG 320 pixels wide. @throws Failure as `makeFile` */
export async function makePoster(
  tools: FfmpegTools,
  clip: string,
  probe: ClipProbe,
  target: string,
): Promise<void> {
  const third = (probe.durationSeconds ?? 0) * AT;
  try {
    await posterAt(tools, clip, probe, target, third);
  } catch (error) {
    // The third of a damaged clip, or of one whose container cannot be searched by time, may not be there.
    if (third === 0 || !(error instanceof Failure && error.code === 'bad-request')) {
      throw error;
    }
    await posterAt(tools, clip, probe, target, 0);
  }
}

async function posterAt(
  tools: FfmpegTools,
  clip: string,
  probe: ClipProbe,
  target: string,
  seconds: number,
): Promise<void> {
  const height = Math.max(2, 2 * Math.round((WIDTH * probe.height) / probe.width / 2));
  await makeFile(
    tools,
    target,
    ['-ss', seconds.toFixed(3), ...clockedInput(clip, probe)],
    [
      ...['-map', `0:${probe.pictureStream}`, '-frames:v', '1'],
      ...['-vf', `scale=${WIDTH}:${height},setsar=1,format=yuvj420p`],
      ...['-c:v', 'mjpeg', '-q:v', '4', '-map_metadata', '-1', '-f', 'image2', '-update', '1'],
    ],
  );
}
