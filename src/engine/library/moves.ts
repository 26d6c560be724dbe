import pLimit from 'p-limit';
import type { ClipKey } from '../../moves/clip.ts';
import { dancersSeenIn } from '../../moves/dancersSeen.ts';
import { type Provenance, saidFields, saidIn } from '../../moves/labels/provenance.ts';
import { MODALITIES } from '../../moves/modality.ts';
import type { MoveHeader } from '../../moves/move.ts';
import { weaknessesOf } from '../../moves/reasons/weakness.ts';
import type { ListedMove } from '../answers.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';
import { ClipFiles } from './clips/clipFiles.ts';
import { posterAmong, posterNames } from './clips/clipPictures.ts';

/** The file system is asked about so many clips at once. */
const FILES_AT_ONCE = 32;

export const moves: EngineHandler<'moves'> = async ({ place }, { libraries }) => {
  const database = await libraryDatabase(place);
  const [headers, provenance] = await libraries.read(database, ({ table }) =>
    Promise.all([table.headers(), table.provenance()]),
  );
  return listMoves(headers, provenance, new ClipFiles(place));
};

/** Moves as lists show them, with what is there of their clips and posters; in the order given. */
export async function listMoves(
  moves: readonly MoveHeader[],
  provenance: ReadonlyMap<ClipKey, Provenance>,
  clips: ClipFiles,
): Promise<ListedMove[]> {
  const libraryRoot = await clips.libraryRoot();
  const posters = await posterNames(libraryRoot);
  return pLimit(FILES_AT_ONCE).map(moves, async (move) => {
    const clip = await clips.find(move);
    return {
      ...factsOf(move),
      said: saidFields(saidIn(move, provenance.get(move.key) ?? null)),
      clipFile: clip?.path ?? null,
      posterFile: clip && posterAmong(posters, libraryRoot, move, clip),
    };
  });
}

function factsOf(move: MoveHeader): Omit<ListedMove, 'said' | 'clipFile' | 'posterFile'> {
  const { key, videoPath, metadata, durationSeconds, tempoBpm, embeddedAt, embeddings } = move;
  const missing: ListedMove['missing'] = Object.fromEntries(
    MODALITIES.flatMap((modality) => {
      const embedding = embeddings[modality];
      return embedding.status === 'missing' ? [[modality, embedding.reason]] : [];
    }),
  );
  return {
    key,
    videoPath,
    metadata,
    durationSeconds,
    tempoBpm,
    embeddedAtMs: embeddedAt.getTime(),
    missing,
    weaknesses: weaknessesOf(move, metadata.dance),
    dancersSeen: dancersSeenIn(move),
  };
}
