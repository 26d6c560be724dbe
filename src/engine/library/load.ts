import { sharedClipIds } from '../../clips/catalogue.ts';
import { readEmbeddingsFile } from '../../interchange/readEmbeddingsFile.ts';
import { MoveTable } from '../../store/table.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { loadingDatabase } from '../place.ts';

/** Takes the moves of an embeddings file into a library. The file is checked as a whole before the first is taken. */
export const load: EngineHandler<'load'> = async ({ place, file, uniqueClipId }) => {
  const { moves, skipped } = await readEmbeddingsFile(file, { uniqueClipId });
  const database = loadingDatabase(place);
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
};
