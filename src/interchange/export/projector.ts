import { MODALITIES, type Modality } from '../../moves/modality.ts';
import { type ModelId, type Move, modelOf } from '../../moves/move.ts';
import type { FolderDraft } from '../../shared/writeFolderAtomically.ts';
import { exactFloat } from './exactFloat.ts';
import { type MoveColumn, SHOWN_COLUMNS, vectorOf } from './moveColumns.ts';

/**
 * Writes a folder for TensorBoard's Embedding Projector: for each modality the vectors and, line by line beside them,
 * what the moves are, and the file that names these. A move is left out where it has no vector of the modality, or one
 * of another model than `models` says.
 */
export async function writeProjector(
  draft: FolderDraft,
  pieces: AsyncIterable<readonly Move[]>,
  models: Readonly<Record<Modality, ModelId | null>>,
): Promise<void> {
  await draft.append('projector_config.pbtxt', MODALITIES.map(configOf).join(''));
  for (const modality of MODALITIES) {
    await draft.append(vectorsFile(modality), '');
    await draft.append(metadataFile(modality), lineOf(SHOWN_COLUMNS.map(({ name }) => name)));
  }
  for await (const moves of pieces) {
    for (const modality of MODALITIES) {
      const shown = moves.flatMap((move) => {
        const vector = modelOf(move, modality) === models[modality] ? vectorOf(move, modality) : null;
        return vector ? [{ move, vector }] : [];
      });
      const vectors = shown.map(({ vector }) => lineOf(Array.from(vector, exactFloat)));
      const metadata = shown.map(({ move }) => lineOf(SHOWN_COLUMNS.map((column) => cellOf(column, move))));
      await draft.append(vectorsFile(modality), vectors.join(''));
      await draft.append(metadataFile(modality), metadata.join(''));
    }
  }
}

function vectorsFile(modality: Modality): string {
  return `${modality}.tsv`;
}

function metadataFile(modality: Modality): string {
  return `${modality}_metadata.tsv`;
}

function configOf(modality: Modality): string {
  return [
    'embeddings {',
    `  tensor_name: "${modality}"`,
    `  tensor_path: "${vectorsFile(modality)}"`,
    `  metadata_path: "${metadataFile(modality)}"`,
    '}\n',
  ].join('\n');
}

function cellOf(column: MoveColumn, move: Move): string {
  const value = column.of(move);
  return value instanceof Date ? value.toISOString() : [value ?? []].flat().join(', ');
}

/** The format has no way to write a tab or a line break in a cell: a space stands for it. */
function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => cell.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ')).join('\t')}\n`;
}
