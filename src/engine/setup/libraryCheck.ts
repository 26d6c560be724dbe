import { Failure } from '../../shared/failure.ts';
import { MoveTable } from '../../store/table.ts';
import type { SetupCheck } from '../answers.ts';
import { libraryDatabase } from '../place.ts';
import type { Place } from '../requests.ts';

const NAME = 'library';

/** Whether the library that is meant can be read. That there is none yet, or several are possible, is no lack. */
export async function libraryCheck(place: Place): Promise<SetupCheck> {
  try {
    const database = await libraryDatabase(place);
    const table = await MoveTable.open(database, { create: false });
    const moves = await table.count().finally(() => table.close());
    return { name: NAME, state: 'ok', detail: `${moves} moves, ${database}`, remedy: null };
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    const isHarmless = error.code === 'library-missing' || error.code === 'ambiguous';
    return {
      name: NAME,
      state: isHarmless ? 'warning' : 'missing',
      detail: error.message,
      remedy: error.remedy,
    };
  }
}
