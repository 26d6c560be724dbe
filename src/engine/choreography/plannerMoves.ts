import pLimit from 'p-limit';
import type { PlannerMove } from '../../choreography/planner/plannerMove.ts';
import type { MoveTable } from '../../library/table.ts';
import type { Embedding, Move } from '../../moves/move.ts';
import type { TextQuality } from '../../moves/quality.ts';
import { dot } from '../../moves/vectors.ts';
import { fileIn } from './planFiles.ts';

/** The file system is asked about so many clips at once. */
const FILES_AT_ONCE = 32;

/**
 * The moves of a library whose clips are there, as the planner takes them.
 * @param description the words to compare their descriptions with, embedded; null without
 */
export async function plannerMovesOf(
  table: MoveTable,
  clipFolder: string,
  description: Embedding<TextQuality> | null,
): Promise<PlannerMove[]> {
  const moves = await table.all();
  const traces = await table.traces();
  const files = await pLimit(FILES_AT_ONCE).map(moves, ({ key }) => fileIn(clipFolder, key));
  const likenesses = likenessesTo(description, moves);
  return moves.flatMap((move, i) => {
    const { key, metadata, durationSeconds, embeddings } = move;
    const { audio } = embeddings;
    return files[i] === null
      ? []
      : [
          {
            key,
            metadata,
            durationSeconds,
            audio: audio.status === 'embedded' ? { vector: audio.vector, model: audio.model } : null,
            trace: traces.get(key) ?? null,
            likeness: likenesses[i],
          },
        ];
  });
}

/** How alike descriptions are to some words, from 0 for the least of the library's to 1 for the most. */
function likenessesTo(description: Embedding<TextQuality> | null, moves: readonly Move[]): (number | null)[] {
  const cosines = moves.map(({ embeddings: { text } }) =>
    description?.status === 'embedded' && text.status === 'embedded' && text.model === description.model
      ? dot(text.vector, description.vector)
      : null,
  );
  const known = cosines.filter((cosine) => cosine !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return cosines.map((cosine) =>
    cosine === null || most === least ? null : (cosine - least) / (most - least),
  );
}
