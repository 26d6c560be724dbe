import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Move } from '../../moves/move.ts';
import type { MoveSearch } from '../../search/moveSearch.ts';
import { Failure } from '../../shared/failure.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';
import type { Place } from '../requests.ts';
import { askedClipPart } from './askedClipPart.ts';
import { askedFile, poseModelOf } from './askedFile.ts';
import { askedPart } from './askedPart.ts';
import { ClipFiles } from './clips/clipFiles.ts';

export const similar: EngineHandler<'similar'> = async (
  { place, clip, from, to, ffmpegPath, ...options },
  { libraries, tools },
  call,
) => {
  const database = await libraryDatabase(place);
  const meant = await libraries.read(database, ({ search }) => meantClip(clip, place, search));
  if (meant.kind === 'move') {
    const { move } = meant;
    const part = askedPart(move.key, { from, to }, move.durationSeconds);
    return libraries.read(database, async ({ search, table }) => {
      if (part === null) {
        return search.similar(move.key, place.root, options);
      }
      const poseTracks = await table.poseTracks([move.key]);
      return search.similarTo(askedClipPart(move, poseTracks.get(move.key) ?? null, part), options);
    });
  }
  const poseModel = await libraries.read(database, ({ table }) => poseModelOf(table));
  const query = await askedFile({ path: meant.path, from, to, ffmpegPath, poseModel }, tools, call);
  return libraries.read(database, ({ search }) => search.similarTo(query, options));
};

type Meant =
  | { readonly kind: 'move'; readonly move: Move }
  /** A file that is no clip of the library, absolute. */
  | { readonly kind: 'file'; readonly path: string };

/**
 * What a user means by a key, a name or a path: a clip of the library, or a file that is none.
 * @throws Failure `unknown-clip`, `ambiguous`
 */
async function meantClip(clip: string, place: Place, search: MoveSearch): Promise<Meant> {
  const path = await fileAt(resolve(place.root, clip));
  try {
    const move = await search.find(clip, place.root);
    const isAnother = path !== null && move.key !== clip && !(await isClipOf(move, path, place));
    return isAnother ? { kind: 'file', path } : { kind: 'move', move };
  } catch (error) {
    if (path !== null && error instanceof Failure && error.code === 'unknown-clip') {
      return { kind: 'file', path };
    }
    throw error;
  }
}

/** Null where there is no file. */
async function fileAt(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? path : null;
}

/** Whether a file whose path ends like a move's key is its clip; so it is where nobody knows where the clip lies. */
async function isClipOf(move: Move, path: string, place: Place): Promise<boolean> {
  const clip = await new ClipFiles(place).find(move);
  return clip === null || (await realpath(clip.path)) === (await realpath(path));
}
