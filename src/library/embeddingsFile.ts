import writeFileAtomic from 'write-file-atomic';
import { compareKeys } from '../moves/clip.ts';
import { DIMENSIONS, MODALITIES, type Modality } from '../moves/modality.ts';
import { type Move, modelOf } from '../moves/move.ts';
import { qualityToJson } from './qualityJson.ts';
import { shortestFloat } from './shortestFloat.ts';
import { storageFailure } from './storageFailure.ts';

/**
 * Writes the portable form of the library. The file appears whole or not at all, and equal moves give equal bytes,
 * whatever their order.
 * @throws Failure `storage` naming the path; a file that was there before is untouched then
 */
export async function writeEmbeddingsFile(path: string, moves: readonly Move[]): Promise<void> {
  const sorted = [...moves].sort((a, b) => compareKeys(a.key, b.key));
  const chunks = [Buffer.from(headOf(sorted))];
  for (const [i, move] of sorted.entries()) {
    chunks.push(Buffer.from(`${i === 0 ? '\n' : ',\n'}${entryOf(move)}`));
  }
  chunks.push(Buffer.from('\n]}\n'));
  try {
    await writeFileAtomic(path, Buffer.concat(chunks));
  } catch (error) {
    throw storageFailure(path, 'written', error);
  }
}

function headOf(moves: readonly Move[]): string {
  const newest = moves.reduce((latest, move) => Math.max(latest, move.embeddedAt.getTime()), 0);
  const head = {
    // The newest move's time and not the present, so that the same library gives the same bytes.
    generated_at: new Date(newest).toISOString(),
    total_embeddings: moves.length,
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
    energy_level: metadata.energyLevel,
    style: metadata.style,
    duration: move.durationSeconds,
    move_label: metadata.moveLabel,
    clip_key: move.key,
    content_hash: move.contentHash,
    tempo_bpm: move.tempoBpm,
    quality: qualityToJson(move.embeddings),
    models: Object.fromEntries(MODALITIES.map((modality) => [modality, modelOf(move, modality)])),
  };
  const vectors = MODALITIES.map((modality) => `"${modality}_embedding":${vectorText(move, modality)}`);
  return `${JSON.stringify(start).slice(0, -1)},${vectors.join(',')},${JSON.stringify(end).slice(1)}`;
}

function vectorText(move: Move, modality: Modality): string {
  const embedding = move.embeddings[modality];
  return embedding.status === 'missing'
    ? 'null'
    : `[${Array.from(embedding.vector, shortestFloat).join(',')}]`;
}
