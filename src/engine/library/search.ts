import { TEXT_ONLY } from '../../moves/weights.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';

export const search: EngineHandler<'search'> = async ({ place, description, ...options }, context) => {
  const database = await libraryDatabase(place);
  const embed = (words: string) => context.descriptions.embed(words);
  return context.libraries.read(database, ({ search }) =>
    search.describe(description, embed, { ...options, weights: TEXT_ONLY }),
  );
};
