import { statisticsFrom } from '../../moves/statistics.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';

export const statistics: EngineHandler<'statistics'> = async ({ place }, { libraries }) => {
  const database = await libraryDatabase(place);
  return libraries.read(database, async ({ table }) => statisticsFrom(await table.facts()));
};
