import type { CatalogueClip } from '../library/catalogue.ts';
import { contentHash } from '../media/contentHash.ts';
import type { ClipKey } from '../moves/clip.ts';
import { metadataOf } from '../moves/metadata.ts';
import { type MoveHeader, modelOf } from '../moves/move.ts';
import { type ClipInLibrary, type ClipNow, type GenerationPlan, planGeneration } from './plan.ts';
import { isInShard } from './shard.ts';
import { sourceOf } from './source.ts';
import { metadataFingerprint, type Subject } from './subject.ts';

/** What a library holds. */
export interface LibraryRows {
  readonly rows: readonly MoveHeader[];
  /** The clips of which it keeps too little to choreograph with. */
  readonly untraced: ReadonlySet<ClipKey>;
}

/**
 * What there is to do for the subject's shard, compared with what the library holds.
 * @param options `prune` counts as gone what lies below folders that are empty or cannot be read
 */
export async function planFor(
  { catalogue, models, shard }: Subject,
  library: LibraryRows,
  { force, prune }: { readonly force: boolean; readonly prune: boolean },
): Promise<GenerationPlan> {
  const clips = catalogue.clips.filter(({ key }) => isInShard(key, shard));
  const paths = new Map(clips.map(({ key, path }) => [key, path]));
  const now = await Promise.all(clips.map(clipNow));
  return planGeneration(
    now.filter((clip) => clip !== null),
    library.rows.filter(({ key }) => isInShard(key, shard)).map((row) => clipInLibrary(row, library)),
    models.ids,
    {
      force,
      hashOf: (key) => contentHash(paths.get(key) ?? ''),
      mayExist: (key) => !prune && catalogue.blankFolders.some((folder) => key.startsWith(`${folder}/`)),
    },
  );
}

/** Null for a clip that has vanished since it was listed. */
async function clipNow({ key, path, annotation }: CatalogueClip): Promise<ClipNow | null> {
  const source = await sourceOf(path);
  return source && { key, source, metadataFingerprint: metadataFingerprint(metadataOf(key, annotation)) };
}

function clipInLibrary(row: MoveHeader, { untraced }: LibraryRows): ClipInLibrary {
  return {
    key: row.key,
    source: row.source,
    contentHash: row.contentHash,
    metadataFingerprint: metadataFingerprint(row.metadata),
    models: { pose: modelOf(row, 'pose'), audio: modelOf(row, 'audio'), text: modelOf(row, 'text') },
    hasTrace: !untraced.has(row.key),
  };
}
