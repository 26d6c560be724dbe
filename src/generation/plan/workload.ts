import type { CatalogueClip } from '../../clips/catalogue.ts';
import { sourceOf } from '../analysis/source.ts';

/**
 * The clips that a run analyses, in its order, with their sizes in bytes: 0 where the file is gone. The smallest is first,
 * so that there is a result soon; then from the largest down, so that the processes end at nearly the same time
 * (longest processing time first; Graham 1969).
 */
export type Workload = ReadonlyMap<CatalogueClip, number>;

/** Clips of one size keep their order. */
export async function workloadOf(clips: readonly CatalogueClip[]): Promise<Workload> {
  const sized = await Promise.all(
    clips.map(async (clip) => [clip, (await sourceOf(clip.path))?.sizeBytes ?? 0] as const),
  );
  const ascending = sized.toSorted(([, a], [, b]) => a - b);
  const [smallest] = ascending;
  return new Map(smallest && [smallest, ...ascending.slice(1).sort(([, a], [, b]) => b - a)]);
}
