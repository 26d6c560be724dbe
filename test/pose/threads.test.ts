import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDetector } from '../../src/embedding/pose/networks/poseNetworks.ts';
import { trackDancers } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { openSession } from '../../src/models/session.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLIP = join(ROOT, 'samples/clips/spin/double_spin.mp4');
const WEIGHTS = join(ROOT, 'models/movenet-multipose/model.onnx');

async function keypointsWith(threads: number): Promise<Float32Array> {
  const tools = await findFfmpeg();
  const probed = await probeClip(tools, CLIP);
  if (probed.status === 'unreadable') {
    throw new Error(probed.reason.because);
  }
  const session = await openSession(WEIGHTS, threads);
  const { frames } = decodeClip(tools, CLIP, probed.probe);
  const { keypoints } = await trackDancers(frames, openDetector('movenet-multipose', session));
  await session.release();
  return keypoints;
}

it('finds the same to the last bit, however many threads the network has', async () => {
  const alone = await keypointsWith(1);
  expect(alone.some((value) => value > 0)).toBe(true);
  for (const threads of [2, 3, 8]) {
    expect(Buffer.from((await keypointsWith(threads)).buffer).equals(Buffer.from(alone.buffer))).toBe(true);
  }
});
