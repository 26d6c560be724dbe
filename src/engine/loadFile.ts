import type { z } from 'zod';
import { sharedClipIds } from '../library/catalogue.ts';
import { readEmbeddingsFile } from '../library/readEmbeddingsFile.ts';
import { MoveTable } from '../library/table.ts';
import type { LoadResult } from './answers.ts';
import { loadingDatabase } from './place.ts';
import type { LoadRequest } from './requests.ts';

/** Takes the moves of an embeddings file into a library. The file is checked as a whole before the first is taken. */
export async function loadFile(request: z.infer<typeof LoadRequest>): Promise<LoadResult> {
  const { moves, skipped } = await readEmbeddingsFile(request.file, { uniqueClipId: request.uniqueClipId });
  const database = loadingDatabase(request.place);
  const table = await MoveTable.open(database, { create: true });
  try {
    await table.upsert(moves);
    await table.optimize();
    return {
      database,
      loaded: moves.length,
      skipped,
      sharedClipIds: sharedClipIds(moves.map(({ key, metadata }) => ({ key, clipId: metadata.clipId }))),
      moves: await table.count(),
    };
  } finally {
    table.close();
  }
}
