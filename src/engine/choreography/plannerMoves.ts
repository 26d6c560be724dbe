import pLimit from 'p-limit';
import type { PlannerMove } from '../../choreography/planner/plannerMove.ts';
import type { Embedding } from '../../moves/move.ts';
import type { TextQuality } from '../../moves/quality.ts';
import { dot } from '../../moves/vectors.ts';
import { extentOf } from '../../shared/extent.ts';
import { fileIn } from './planFiles.ts';
import type { PlannerRow } from './plannerRows.ts';

/** The file system is asked about so many clips at once. */
const FILES_AT_ONCE = 32;

/**
 * The moves of a library whose clips are there, as the planner takes them.
 * @param description the words to compare their descriptions with, embedded; null without
 */
export async function plannerMovesOf(
  rows: readonly PlannerRow[],
  clipFolder: string,
  description: Embedding<TextQuality> | null,
): Promise<PlannerMove[]> {
  const files = await pLimit(FILES_AT_ONCE).map(rows, ({ key }) => fileIn(clipFolder, key));
  const likenesses = likenessesTo(description, rows);
  return rows.flatMap(({ text: _, ...row }, i) =>
    files[i] === null ? [] : [{ ...row, likeness: likenesses[i] }],
  );
}

/** How alike descriptions are to some words, from 0 for the least of the library's to 1 for the most. */
export function likenessesTo(
  description: Embedding<TextQuality> | null,
  rows: readonly Pick<PlannerRow, 'text'>[],
): (number | null)[] {
  const cosines = rows.map(({ text }) =>
    description?.status === 'embedded' && text.status === 'embedded' && text.model === description.model
      ? dot(text.vector, description.vector)
      : null,
  );
  const [least, most] = extentOf(cosines.filter((cosine) => cosine !== null)) ?? [0, 0];
  return cosines.map((cosine) =>
    cosine === null || most === least ? null : (cosine - least) / (most - least),
  );
}
