import {
  changeCollection as change,
  type KnownClips,
  readCollections,
  removeCollection as remove,
} from '../../clips/collections/collections.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { resolveClip } from '../../search/resolveClip.ts';
import type { EngineHandler } from '../contract/contract.ts';
import type { EngineContext } from '../engineContext.ts';
import { ClipFiles } from '../library/clips/clipFiles.ts';
import { libraryDatabase } from '../place.ts';
import type { Place } from '../requests.ts';

/** The collections of a library, by name. */
export const collections: EngineHandler<'collections'> = async ({ place }, context) => {
  const { libraryRoot, known } = await collected(place, context);
  return readCollections(libraryRoot, known);
};

export const changeCollection: EngineHandler<'changeCollection'> = async (request, context) => {
  const { place, name, add, remove: taken } = request;
  const { libraryRoot, known, keyOf } = await collected(place, context);
  return change(libraryRoot, name, { add: add.map(keyOf), remove: taken.map(keyOf) }, known);
};

export const removeCollection: EngineHandler<'removeCollection'> = async ({ place, name }, context) => {
  const { libraryRoot, known } = await collected(place, context);
  await remove(libraryRoot, name, known);
  return null;
};

interface Collected {
  readonly libraryRoot: string;
  readonly known: KnownClips;
  /** @throws Failure `unknown-clip` */
  readonly keyOf: (clip: string) => ClipKey;
}

async function collected(place: Place, { libraries }: Pick<EngineContext, 'libraries'>): Promise<Collected> {
  const database = await libraryDatabase(place);
  const moves = await libraries.read(database, ({ table }) => table.headers());
  const hashOf = new Map(moves.map(({ key, contentHash }) => [key, contentHash]));
  return {
    libraryRoot: await new ClipFiles(place).libraryRoot(),
    known: { hashOf },
    keyOf: (clip) => resolveClip(clip, moves, place.root),
  };
}
