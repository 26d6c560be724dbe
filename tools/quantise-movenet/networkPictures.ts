import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonDetector } from '../../src/embedding/pose/networks/detector.ts';
import type { openLook } from '../../src/embedding/pose/networks/movenet.ts';
import { layOut, makeInput, type NetworkPicture } from '../../src/embedding/pose/networks/networkInput.ts';
import { coverPerson } from '../../src/embedding/pose/tracking/secondLook.ts';
import { trackDancers } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';

type Look = ReturnType<typeof openLook>;

/** Of a clip's frames, every so many are taken. */
const STEP = 6;
const LONG_SIDE = 256;

/** Calls `keep` with each picture that the network is shown of a clip: of some frames, and of these with a dancer covered. */
async function showClip(
  tools: FfmpegTools,
  path: string,
  look: Look,
  keep: (picture: NetworkPicture) => Promise<void>,
): Promise<void> {
  const probed = await probeClip(tools, path);
  if (probed.status === 'unreadable') {
    throw new Error(`${path}: ${probed.reason.because}`);
  }
  let frames = 0;
  const detector: PersonDetector = {
    async detect(frame, region) {
      if (frames++ % STEP === 0) {
        const picture = makeInput(frame, layOut(region, LONG_SIDE), 0);
        const people = await look(picture);
        await keep(picture);
        if (people.length === 1) {
          await keep(coverPerson(picture, people[0]));
        }
      }
      return [];
    },
  };
  await trackDancers(decodeClip(tools, path, probed.probe).frames, detector);
}

/** Writes the pictures of clips into a folder, as planes of bytes in files that name their size; tells how many. */
export async function writePictures(
  tools: FfmpegTools,
  clips: readonly string[],
  look: Look,
  folder: string,
): Promise<number> {
  let written = 0;
  for (const clip of clips) {
    await showClip(tools, clip, look, async ({ layout: { width, height }, planes }) => {
      const number = `${written++}`.padStart(5, '0');
      await writeFile(join(folder, `${number}.${height}x${width}.rgb`), planes);
    });
  }
  return written;
}
