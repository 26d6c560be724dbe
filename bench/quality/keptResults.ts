import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Where results are kept between runs. Everything in it can be made again. */
const FOLDER = join(tmpdir(), 'move-embeddings-bench-quality');

/** The file for a result that depends on exactly these things: content, model, settings, code. */
export function keptFile(kind: string, dependsOn: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(dependsOn)).digest('hex');
  return join(FOLDER, kind, digest.slice(0, 2), `${digest.slice(2, 40)}.v8`);
}

/** Writes a result whole or not at all: typed arrays, NaN and all else that structured clone copies. */
export async function keep(file: string, result: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, serialize(result));
  await rename(unfinished, file);
}

/** A result as it was kept. Its file's name holds the code that wrote it, so its form needs no check. */
export async function kept<Result>(file: string): Promise<Result> {
  return deserialize(await readFile(file));
}
