import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { writeAtomically } from '../shared/writeAtomically.ts';
import type { ModelSpec } from './manifest.ts';
import { openSession } from './session.ts';

/**
 * A network that its publisher offers only in another form is exported by each user for themselves, and every
 * export differs in a few bytes. Such a file is accepted by its exporter's words and its shapes; what it was when it
 * was added is written down beside it, so that it is still checked whenever it is opened.
 */
const recordSchema = z.object({ sha256: z.string() });

/** Many times a pose network, and still little to read at once. */
const LARGEST_BYTES = 500_000_000;

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
  await writeAtomically(recordPath(weightsPath), [Buffer.from(`${JSON.stringify({ sha256 })}\n`)]);
}

/** The model whose network a file holds, judged by its exporter's words and its shapes; null where it is none of them. */
export async function recogniseOwnExport(
  path: string,
  models: readonly ModelSpec[],
): Promise<ModelSpec | null> {
  if ((await stat(path)).size > LARGEST_BYTES) {
    return null;
  }
  // The words first: what does not even claim to be a network is not opened as one.
  const bytes = await readFile(path);
  const claimed = models.find(({ ownExport }) => ownExport && bytes.includes(ownExport.marker));
  const session = claimed && (await openSession(path).catch(() => null));
  if (!claimed?.ownExport || !session) {
    return null;
  }
  const shapeOf = ([first]: typeof session.inputMetadata) => (first?.isTensor ? first.shape : []);
  const { input, output } = claimed.ownExport;
  const fits =
    fitsShape(shapeOf(session.inputMetadata), input) && fitsShape(shapeOf(session.outputMetadata), output);
  await session.release();
  return fits ? claimed : null;
}

/** Sizes that an export leaves open have names instead of numbers. */
function fitsShape(shape: readonly (number | string)[], expected: readonly (number | null)[]): boolean {
  return (
    shape.length === expected.length && expected.every((size, axis) => size === null || size === shape[axis])
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
