import type { ClipKey } from '../moves/clip.ts';
import { LATER_FIELDS, type Labels, ofEachColumn } from '../moves/labels/fields.ts';
import { DIMENSIONS, MODALITIES, type Modality } from '../moves/modality.ts';
import { type Move, modelOf } from '../moves/move.ts';
import { storageFailure } from '../shared/storageFailure.ts';
import { writeAtomically } from '../shared/writeAtomically.ts';
import { missingSentence } from '../store/columns/missingSentences.ts';
import { qualityToJson } from '../store/columns/qualityJson.ts';
import type { MoveTable } from '../store/table.ts';
import { shortestFloat } from './shortestFloat.ts';

/** So many moves, some 7 MB of text, are in memory at once. */
const MOVES_A_PIECE = 500;

/**
 * Writes the portable form of the library. The file appears whole or not at all, and equal moves give equal bytes.
 * @returns how many moves the file holds
 * @throws Failure `storage` naming the path; a file that was there before is untouched then
 */
export async function writeEmbeddingsFile(path: string, table: MoveTable): Promise<number> {
  const { keys, newest } = await table.contents();
  try {
    await writeAtomically(path, piecesOf(table, keys, newest));
  } catch (error) {
    throw storageFailure(path, 'written', error);
  }
  return keys.length;
}

async function* piecesOf(table: MoveTable, keys: readonly ClipKey[], newest: Date): AsyncGenerator<string> {
  yield headOf(keys.length, newest);
  for (let start = 0; start < keys.length; start += MOVES_A_PIECE) {
    const moves = await table.some(keys.slice(start, start + MOVES_A_PIECE));
    yield `${start === 0 ? '\n' : ',\n'}${moves.map(entryOf).join(',\n')}`;
  }
  yield '\n]}\n';
}

function headOf(total: number, newest: Date): string {
  const head = {
    // The newest move's time and not the present, so that the same library gives the same bytes.
    generated_at: newest.toISOString(),
    total_embeddings: total,
    embedding_dimensions: { pose: DIMENSIONS.pose, audio: DIMENSIONS.audio, text: DIMENSIONS.text },
  };
  return `${JSON.stringify(head).slice(0, -1)},"embeddings":[`;
}

/** One move on one line: the reference's fields in its order, then our own. */
function entryOf(move: Move): string {
  const { metadata } = move;
  const start = { clip_id: metadata.clipId, move_name: metadata.moveName, video_path: move.videoPath };
  const end = {
    difficulty: metadata.difficulty,
    energy_level: metadata.energy,
    style: metadata.style,
    duration: move.durationSeconds,
    move_label: metadata.label,
    clip_key: move.key,
    content_hash: move.contentHash,
    tempo_bpm: move.tempoBpm,
    quality: qualityToJson(move.embeddings, missingSentence),
    models: Object.fromEntries(MODALITIES.map((modality) => [modality, modelOf(move, modality)])),
    ...laterColumns(metadata),
  };
  const vectors = MODALITIES.map((modality) => `"${modality}_embedding":${vectorText(move, modality)}`);
  return `${JSON.stringify(start).slice(0, -1)},${vectors.join(',')},${JSON.stringify(end).slice(1)}`;
}

/** The labels that the reference does not know. */
function laterColumns(labels: Labels): Readonly<Record<string, unknown>> {
  return ofEachColumn(LATER_FIELDS, (field) => labels[field]);
}

function vectorText(move: Move, modality: Modality): string {
  const embedding = move.embeddings[modality];
  return embedding.status === 'missing'
    ? 'null'
    : `[${Array.from(embedding.vector, shortestFloat).join(',')}]`;
}
