import { isAbsolute, relative } from 'node:path';
import { parseClipKey } from '../../moves/clip.ts';
import { keysEnding } from '../../search/resolveClip.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';
import { ClipFiles } from './clips/clipFiles.ts';
import { listMoves } from './moves.ts';

/** Reads the rows alone whose key the path may end with. */
export const move: EngineHandler<'move'> = async ({ place, clip }, { libraries }) => {
  const database = await libraryDatabase(place);
  const clips = new ClipFiles(place);
  const isMeant = isAbsolute(clip)
    ? (file: string | undefined) => file !== undefined && relative(file, clip) === ''
    : () => true;
  const keys = isAbsolute(clip) ? keysEnding(clip, place.root) : [parseClipKey(clip)];
  for (const key of keys) {
    const header = key && (await libraries.read(database, ({ table }) => table.header(key)));
    if (header && isMeant((await clips.find(header))?.path)) {
      const [listed] = await listMoves(
        [header],
        await libraries.read(database, ({ table }) => table.provenance([header.key])),
        clips,
      );
      return listed;
    }
  }
  return null;
};
