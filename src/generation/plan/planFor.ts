import { join } from 'node:path';
import type { Catalogue, CatalogueClip } from '../../clips/catalogue.ts';
import { contentHash } from '../../media/contentHash.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { descriptionOf, metadataOf } from '../../moves/labels/metadata.ts';
import { annotationOf, type Provenance, type SaidOfClip, saidIn } from '../../moves/labels/provenance.ts';
import { type MoveHeader, modelOf } from '../../moves/move.ts';
import { folderIdOf, sourceOf } from '../analysis/source.ts';
import { metadataFingerprint, type Subject } from '../analysis/subject.ts';
import { type ClipInLibrary, type ClipNow, type GenerationPlan, planGeneration } from './plan.ts';
import { isInShard } from './shard.ts';

/** What a library holds. */
export interface LibraryRows {
  readonly rows: readonly MoveHeader[];
  /** The clips of which it keeps too little to choreograph with. */
  readonly trackless: ReadonlySet<ClipKey>;
  /** Where labels and clips of the rows came from, where the rows tell. */
  readonly provenance: ReadonlyMap<ClipKey, Provenance>;
}

/**
 * What there is to do for the subject's shard, compared with what the library holds.
 * @param options `prune` counts as gone whatever is not seen, be its folder only away; not what is known to be away
 */
export async function planFor(
  { catalogue, said, models, shard }: Subject,
  library: LibraryRows,
  { force, prune }: { readonly force: boolean; readonly prune: boolean },
): Promise<GenerationPlan> {
  const clips = catalogue.clips.filter(({ key }) => isInShard(key, shard));
  const paths = new Map(clips.map(({ key, path }) => [key, path]));
  const now = await Promise.all(clips.map((clip) => clipNow(clip, said.get(clip.key) ?? {})));
  return planGeneration(
    now.filter((clip) => clip !== null),
    library.rows.filter(({ key }) => isInShard(key, shard)).map((row) => clipInLibrary(row, library)),
    models.ids,
    {
      force,
      hashOf: (key) => contentHash(paths.get(key) ?? ''),
      isAway: isAway(catalogue),
      mayExist: prune ? () => false : await mayExist(catalogue, library),
    },
  );
}

/** Whether a clip exists, but not on this disk. */
export function isAway({ away }: Catalogue): (key: ClipKey) => boolean {
  const keys = new Set(away.map((key) => key.normalize()));
  return (key) => keys.has(key.normalize());
}

/**
 * Whether a clip that is not seen may exist all the same: its folder cannot be read, or is empty and not known to be the
 * one that it lay in, as where the disk that belongs there is away.
 */
export async function mayExist(
  { clipFolder, unreadableFolders, emptyFolders }: Catalogue,
  { provenance }: LibraryRows,
): Promise<(key: ClipKey) => boolean> {
  const emptyIds = new Map(
    await Promise.all(
      emptyFolders.map(async (folder) => [folder, await folderIdOf(join(clipFolder, folder))] as const),
    ),
  );
  return (key) =>
    unreadableFolders.some((folder) => key.startsWith(`${folder}/`)) ||
    [...emptyIds].some(([folder, id]) => {
      const before = provenance.get(key)?.folderIds[folder.split('/').length - 1] ?? null;
      return key.startsWith(`${folder}/`) && (id === null || id !== before);
    });
}

/** Null for a clip that has vanished since it was listed. */
async function clipNow({ key, path, annotation }: CatalogueClip, said: SaidOfClip): Promise<ClipNow | null> {
  const source = await sourceOf(path);
  return (
    source && {
      key,
      source,
      dance: annotation?.dance ?? null,
      metadataFingerprint: metadataFingerprint(metadataOf(key, annotation), descriptionOf(key, annotation)),
      saidFingerprint: JSON.stringify(said),
    }
  );
}

function clipInLibrary(row: MoveHeader, { trackless, provenance }: LibraryRows): ClipInLibrary {
  const said = saidIn(row, provenance.get(row.key) ?? null);
  const description = descriptionOf(row.key, annotationOf(row.key, said, null));
  return {
    key: row.key,
    source: row.source,
    contentHash: row.contentHash,
    dance: row.metadata.dance,
    metadataFingerprint: metadataFingerprint(row.metadata, description),
    // A row of an earlier version is told where it came from.
    saidFingerprint: provenance.has(row.key) ? JSON.stringify(said) : '',
    models: { pose: modelOf(row, 'pose'), audio: modelOf(row, 'audio'), text: modelOf(row, 'text') },
    hasTrack: !trackless.has(row.key),
  };
}
