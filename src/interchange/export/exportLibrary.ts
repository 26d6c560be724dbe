import { dirname, join } from 'node:path';
import { MODALITIES, type Modality } from '../../moves/modality.ts';
import { commonestOf, type ModelId, type Move } from '../../moves/move.ts';
import type { ExportFormat } from '../../shared/exportFormats.ts';
import { storageFailure } from '../../shared/storageFailure.ts';
import { writeAtomically } from '../../shared/writeAtomically.ts';
import { type FolderDraft, writeFolderAtomically } from '../../shared/writeFolderAtomically.ts';
import type { MoveTable } from '../../store/table.ts';
import { CSV_START, csvPieces } from './csv.ts';
import { elanDocument } from './elan.ts';
import { ElanFileNames } from './elanFileName.ts';
import { ATLAS_COLUMNS, atlasVector } from './embeddingAtlas.ts';
import { type ExportCall, exportedMoves } from './exportedMoves.ts';
import { type LocatedMove, writeFiftyOne } from './fiftyone.ts';
import { MOVE_COLUMNS, VECTOR_COLUMNS } from './moveColumns.ts';
import { PARQUET_START, parquetPieces } from './parquet.ts';
import { writeProjector } from './projector.ts';
import { checkReplaceable } from './replaceable.ts';

export interface ExportJob {
  readonly format: ExportFormat;
  /** The file, or the folder, that is made; absolute. */
  readonly out: string;
  readonly table: MoveTable;
  /** Which moves, as SQL; all where it is absent. */
  readonly where: string | undefined;
  /** Of these only some, by key; all where it is absent. */
  readonly only: ReadonlySet<string> | undefined;
  /** Where a move's clip lies or would lie, absolute. */
  readonly clipFileOf: (move: Move) => Promise<string>;
}

/**
 * Writes the moves of a library, sorted by clip key, in a form that other programs read. It appears whole or not at
 * all, in memory that does not grow with the library but for its keys; the same library gives the same bytes.
 * @returns how many moves were exported
 * @throws Failure `storage`, `cancelled`; what was there before is untouched then
 */
export async function exportLibrary(job: ExportJob, call: ExportCall): Promise<number> {
  const { keys: found } = await job.table.contents(job.where);
  const { only } = job;
  const keys = only ? found.filter((key) => only.has(key)) : found;
  try {
    await write(job, exportedMoves(job.table, keys, call));
  } catch (error) {
    throw storageFailure(job.out, 'written', error);
  }
  return keys.length;
}

async function write(job: ExportJob, moves: AsyncIterable<readonly Move[]>): Promise<void> {
  const { format, out, table } = job;
  switch (format) {
    case 'parquet':
      return replaceFile(out, PARQUET_START, parquetPieces(moves, MOVE_COLUMNS, VECTOR_COLUMNS));
    case 'embedding-atlas': {
      const vector = atlasVector(await commonestModels(table));
      return replaceFile(out, PARQUET_START, parquetPieces(moves, ATLAS_COLUMNS, [vector]));
    }
    case 'csv':
      return replaceFile(out, CSV_START, csvPieces(moves));
    case 'fiftyone':
      return writeFolderAtomically(out, (draft) => writeFiftyOne(draft, located(moves, job)));
    case 'projector': {
      const models = await commonestModels(table);
      return writeFolderAtomically(out, (draft) => writeProjector(draft, moves, models));
    }
    case 'elan':
      return writeFolderAtomically(out, (draft) => writeElan(draft, moves, job));
  }
}

async function replaceFile(
  path: string,
  start: string,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  await checkReplaceable(path, start);
  await writeAtomically(path, pieces);
}

async function* located(
  pieces: AsyncIterable<readonly Move[]>,
  { clipFileOf }: ExportJob,
): AsyncGenerator<readonly LocatedMove[]> {
  for await (const moves of pieces) {
    yield await Promise.all(moves.map(async (move) => ({ move, clipFile: await clipFileOf(move) })));
  }
}

async function writeElan(
  draft: FolderDraft,
  pieces: AsyncIterable<readonly Move[]>,
  { out, table, clipFileOf }: ExportJob,
): Promise<void> {
  const names = new ElanFileNames();
  for await (const moves of pieces) {
    const poseTracks = await table.poseTracks(moves.map(({ key }) => key));
    for (const move of moves) {
      const name = names.nameOf(move.key);
      const beats = poseTracks.get(move.key)?.beats ?? null;
      const folder = dirname(join(out, name));
      await draft.append(name, elanDocument({ move, clipFile: await clipFileOf(move), beats }, folder));
    }
  }
}

/** The model behind most vectors of each modality in the library. */
async function commonestModels(table: MoveTable): Promise<Record<Modality, ModelId | null>> {
  const { groups } = await table.facts();
  const [pose, audio, text] = MODALITIES.map((modality) => {
    const counts = new Map<ModelId, number>();
    for (const { models, count } of groups) {
      const model = models[modality];
      if (model !== null) {
        counts.set(model, (counts.get(model) ?? 0) + count);
      }
    }
    return commonestOf(counts);
  });
  return { pose, audio, text };
}
