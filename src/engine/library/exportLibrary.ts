import { resolve } from 'node:path';
import { exportLibrary as write } from '../../interchange/export/exportLibrary.ts';
import { isWithin } from '../../shared/paths.ts';
import { whereFilter } from '../../store/whereClause.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';
import { ClipFiles, type Located } from './clips/clipFiles.ts';

export const exportLibrary: EngineHandler<'exportLibrary'> = async (
  { place, format, out: named, filter, clips: keys },
  { libraries },
  call,
) => {
  const database = await libraryDatabase(place);
  const out = resolve(place.root, named);
  const clips = new ClipFiles(place);
  const root = await clips.libraryRoot();
  return libraries.read(database, async ({ table }) => {
    const where = whereFilter(filter, await table.lackingColumns());
    const clipFileOf = async (move: Located) => (await clips.find(move))?.path ?? wouldLie(move, root);
    const only = keys && new Set(keys);
    return { format, out, moves: await write({ format, out, table, where, only, clipFileOf }, call) };
  });
};

/** Where a clip that is not there would lie; a path out of a loaded file that leaves the root counts for nothing. */
function wouldLie({ key, videoPath }: Located, root: string): string {
  const path = resolve(root, videoPath);
  return isWithin(root, path) ? path : resolve(root, key);
}
