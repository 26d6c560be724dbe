import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { ModelSpec } from './manifest.ts';
import { openSession } from './session.ts';

/**
 * A network that its publisher offers only in another form is exported by each user for themselves, and every
 * export differs in a few bytes. Such a file is accepted by the shapes of its input and output; what it was when it
 * was added is written down beside it, so that it is still checked whenever it is opened.
 */
const recordSchema = z.object({ sha256: z.string() });

const recordPath = (weightsPath: string) => `${weightsPath}.own.json`;

/** The hash that an own export had when it was added; null where the file beside it says nothing of one. */
export async function ownExportHash(spec: ModelSpec, weightsPath: string): Promise<string | null> {
  if (!spec.ownExport) {
    return null;
  }
  const text = await readFile(recordPath(weightsPath), 'utf8').catch(() => null);
  return text === null ? null : (recordSchema.safeParse(parseJson(text)).data?.sha256 ?? null);
}

export async function recordOwnExport(weightsPath: string, sha256: string): Promise<void> {
  await writeFileAtomic(recordPath(weightsPath), `${JSON.stringify({ sha256 })}\n`);
}

/** The model whose network a file holds, judged by the shapes of its input and output; null where it is none of them. */
export async function recogniseOwnExport(
  path: string,
  models: readonly ModelSpec[],
): Promise<ModelSpec | null> {
  const exportable = models.filter((spec) => spec.ownExport);
  const session = await openSession(path).catch(() => null);
  if (!session || exportable.length === 0) {
    return null;
  }
  const shapeOf = ([first]: typeof session.inputMetadata) => (first?.isTensor ? first.shape : []);
  const input = shapeOf(session.inputMetadata);
  const output = shapeOf(session.outputMetadata);
  await session.release();
  return (
    exportable.find(
      ({ ownExport }) => sameShape(input, ownExport?.input) && sameShape(output, ownExport?.output),
    ) ?? null
  );
}

function sameShape(shape: readonly (number | string)[], expected: readonly number[] = []): boolean {
  return shape.length === expected.length && shape.every((size, axis) => size === expected[axis]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
