import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';

export const similar: EngineHandler<'similar'> = async ({ place, clip, ...options }, { libraries }) => {
  const database = await libraryDatabase(place);
  return libraries.read(database, ({ search }) => search.similar(clip, place.root, options));
};
