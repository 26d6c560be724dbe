import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isRemoteDatabase } from '../shared/paths.ts';
import type { MoveTable } from '../store/table.ts';
import { writeEmbeddingsFile } from './embeddingsFile.ts';

/** Lies beside the table and tells of the embeddings file that was written last. */
const RECORD = 'embeddings-file.json';

const recordSchema = z.object({
  path: z.string(),
  libraryVersion: z.number(),
  sizeBytes: z.number(),
  modifiedMs: z.number(),
});

type WrittenFile = z.infer<typeof recordSchema>;

/**
 * Writes the embeddings file, unless the one that was written last is still there and nobody has committed to the
 * library since: that of a large library takes minutes.
 * @returns how many moves the file holds
 * @throws as `writeEmbeddingsFile`
 */
export async function keepEmbeddingsFileCurrent(path: string, table: MoveTable): Promise<number> {
  // Before anything is read, so that what is committed meanwhile is written the next time.
  const libraryVersion = await table.version();
  const written = await lastWritten(table);
  const found = await fileAt(path, libraryVersion);
  if (found && JSON.stringify(found) === JSON.stringify(written)) {
    return table.count();
  }
  const moves = await writeEmbeddingsFile(path, table);
  if (!isRemoteDatabase(table.database)) {
    const record = JSON.stringify(await fileAt(path, libraryVersion));
    // Without it, the file is merely written again.
    await writeFile(join(table.database, RECORD), record).catch(() => undefined);
  }
  return moves;
}

async function lastWritten({ database }: MoveTable): Promise<WrittenFile | null> {
  const text = await readFile(join(database, RECORD), 'utf8').catch(() => 'null');
  try {
    return recordSchema.nullable().parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function fileAt(path: string, libraryVersion: number): Promise<WrittenFile | null> {
  const found = await stat(path).catch(() => null);
  return found && { path, libraryVersion, sizeBytes: found.size, modifiedMs: found.mtimeMs };
}
