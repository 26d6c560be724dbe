import type { PlannerMove } from '../../choreography/planner/plannerMove.ts';
import { Failure } from '../../shared/failure.ts';
import type { EngineContext } from '../engineContext.ts';
import { generationPlace, libraryDatabase } from '../place.ts';
import type { Place } from '../requests.ts';
import { plannerMovesOf } from './plannerMoves.ts';

/** What a dance can be made of: the moves of a library whose clips are there, and the folder that these are in. */
interface PlannerLibrary {
  /** Absolute. */
  readonly clipFolder: string;
  readonly moves: readonly PlannerMove[];
}

/**
 * @param description words that moves should be like; empty for none
 * @throws Failure `bad-request` where not one clip is there
 */
export async function plannerLibrary(
  { libraries, descriptions }: EngineContext,
  place: Place,
  description: string,
): Promise<PlannerLibrary> {
  const database = await libraryDatabase(place);
  return libraries.read(database, async ({ plannerRows }) => {
    const { clipFolder } = await generationPlace(place);
    const words = description.trim() === '' ? null : await descriptions.embed(description);
    const moves = await plannerMovesOf(await plannerRows.all(), clipFolder, words);
    if (moves.length === 0) {
      throw new Failure('bad-request', `Not one clip of the move library ${database} is in ${clipFolder}.`, {
        remedy: 'Is it the right folder, and is its disk there? Generate the library from its clips.',
      });
    }
    return { clipFolder, moves };
  });
}
