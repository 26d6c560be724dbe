import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDetector, type PoseNetwork } from '../../src/embedding/pose/networks/poseNetworks.ts';
import { trackDancers } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { openSession } from '../../src/models/session.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLIP = join(ROOT, 'samples/clips/spin/double_spin.mp4');

async function keypointsWith(network: PoseNetwork, threads: number): Promise<Float32Array> {
  const tools = await findFfmpeg();
  const probed = await probeClip(tools, CLIP);
  if (probed.status === 'unreadable') {
    throw new Error(probed.reason.because);
  }
  const session = await openSession(join(ROOT, `models/${network}/model.onnx`), threads);
  const { frames } = decodeClip(tools, CLIP, probed.probe);
  const { keypoints } = await trackDancers(frames, openDetector(network, session));
  await session.release();
  return keypoints;
}

it.each(['movenet-multipose-int8', 'movenet-multipose'] as const)(
  '%s finds the same to the last bit, however many threads it has',
  async (network) => {
    const alone = await keypointsWith(network, 1);
    expect(alone.some((value) => value > 0)).toBe(true);
    for (const threads of [2, 3, 8]) {
      const together = await keypointsWith(network, threads);
      expect(Buffer.from(together.buffer).equals(Buffer.from(alone.buffer))).toBe(true);
    }
  },
);
