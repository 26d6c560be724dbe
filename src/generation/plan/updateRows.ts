import type { CatalogueClip } from '../../clips/catalogue.ts';
import type { ClipKey } from '../../moves/clip.ts';
import type { TrackedMove } from '../../moves/moveTracks.ts';
import type { MoveTable } from '../../store/table.ts';
import { sourceOf } from '../analysis/source.ts';
import type { Subject } from '../analysis/subject.ts';
import {
  type DescriptionEmbedder,
  embedMovementAgain,
  type Origins,
  provenanceOf,
  relabel,
} from '../buildMove.ts';
import type { RunLog } from '../runLog.ts';
import type { GenerationPlan } from './plan.ts';

/** So many rows are read, and committed, at once: some 10 MB with their pose tracks. */
const ROWS_AT_ONCE = 500;

/** The clips that are the same but for their label, their time, the text model or the pose method. */
export function clipsToUpdate({ metadataOnly, movementOnly, touched }: GenerationPlan): readonly ClipKey[] {
  return [...new Set([...metadataOnly, ...movementOnly, ...touched])];
}

/**
 * Updates the rows of such clips without looking at the clips, and commits as it goes. Where `signal` aborts, the rows that are done are committed.
 */
export async function updateRows(
  plan: GenerationPlan,
  clips: ReadonlyMap<ClipKey, CatalogueClip>,
  subject: Pick<Subject, 'now' | 'models'> & Origins,
  { table, descriptions }: { readonly table: MoveTable; readonly descriptions: DescriptionEmbedder },
  log: Pick<RunLog, 'updated'>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const [relabelled, moved] = [new Set(plan.metadataOnly), new Set(plan.movementOnly)];
  const keys = clipsToUpdate(plan);
  for (let start = 0; start < keys.length && !signal?.aborted; start += ROWS_AT_ONCE) {
    const some = keys.slice(start, start + ROWS_AT_ONCE);
    const poseTracks = await table.poseTracks(some);
    const updated: TrackedMove[] = [];
    for (const row of await table.some(some)) {
      if (signal?.aborted) {
        break;
      }
      const clip = clips.get(row.key);
      const source = clip && (await sourceOf(clip.path));
      if (source) {
        const labelled = relabelled.has(row.key) ? await relabel(row, clip, subject, descriptions) : row;
        const provenance = await provenanceOf(clip, subject);
        const move = { ...labelled, source, track: poseTracks.get(row.key) ?? null, provenance };
        updated.push(moved.has(row.key) ? embedMovementAgain(move, subject) : move);
      }
      log.updated(row.key);
    }
    await table.upsert(updated);
  }
}
