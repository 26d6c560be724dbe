import { contentHash } from '../../media/contentHash.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { saidIn } from '../../moves/labels/provenance.ts';
import type { TrackedMove } from '../../moves/moveTracks.ts';
import { videoPathOf } from '../../shared/paths.ts';
import type { MoveTable } from '../../store/table.ts';
import { folderIdsOf, sourceOf } from '../analysis/source.ts';
import type { Subject } from '../analysis/subject.ts';
import { isAway, type LibraryRows, mayExist } from './planFor.ts';

/** A clip that lies in another place, or has another name, than when its row was written. */
export interface RenamedClip {
  readonly from: ClipKey;
  readonly to: ClipKey;
}

/**
 * Finds clips that were renamed or moved: the one new clip with the content of the one clip that is gone. Of copies none is
 * taken, because nothing tells which of them is which.
 */
export async function renamedClips(
  { catalogue }: Pick<Subject, 'catalogue'>,
  library: LibraryRows,
): Promise<RenamedClip[]> {
  const here = new Set(catalogue.clips.map(({ key }) => key));
  const known = new Set(library.rows.map(({ key }) => key));
  const [away, unseen] = [isAway(catalogue), await mayExist(catalogue, library)];
  const gone = library.rows.filter(({ key }) => !here.has(key) && !away(key) && !unseen(key));
  const sizes = new Set(gone.map(({ source }) => source?.sizeBytes));
  const added = new Map<string, ClipKey[]>();
  for (const { key, path } of gone.length > 0 ? catalogue.clips : []) {
    const source = known.has(key) ? null : await sourceOf(path);
    if (source && sizes.has(source.sizeBytes)) {
      // One that cannot be read fails when it is analysed.
      const hash = await contentHash(path).catch(() => '');
      added.set(hash, [...(added.get(hash) ?? []), key]);
    }
  }
  return gone.flatMap(({ key: from, source, contentHash: hash }) => {
    const isOnly = hash !== null && gone.filter((row) => row.contentHash === hash).length === 1;
    const [to, ...copies] = (isOnly && source && added.get(hash)) || [];
    return to !== undefined && copies.length === 0 ? [{ from, to }] : [];
  });
}

/**
 * What a library holds once its rows have followed their clips. Their labels come from no file any more, so that they stay
 * until a file says something else of the clip: one that still names the old place takes nothing back.
 */
export function withRenamed(library: LibraryRows, renamed: readonly RenamedClip[]): LibraryRows {
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const now = (key: ClipKey) => names.get(key) ?? key;
  const provenance = new Map(library.provenance);
  for (const row of library.rows) {
    const to = names.get(row.key);
    if (to !== undefined) {
      const said = Object.entries(saidIn(row, library.provenance.get(row.key) ?? null));
      provenance.delete(row.key);
      provenance.set(to, {
        said: Object.fromEntries(said.map(([field, one]) => [field, one && { ...one, file: null }])),
        folderIds: [],
      });
    }
  }
  return {
    rows: library.rows.map((row) => ({ ...row, key: now(row.key) })),
    trackless: new Set(Array.from(library.trackless, now)),
    provenance,
  };
}

/**
 * Lets rows follow their clips with all that they hold; names and texts that a path gives are brought up to date later.
 * @param library as `withRenamed` gives it
 */
export async function followRenamed(
  table: MoveTable,
  renamed: readonly RenamedClip[],
  { provenance }: LibraryRows,
  { catalogue, libraryRoot }: Pick<Subject, 'catalogue' | 'libraryRoot'>,
): Promise<void> {
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const paths = new Map(catalogue.clips.map(({ key, path }) => [key, path]));
  const keys = [...names.keys()];
  const poseTracks = await table.poseTracks(keys);
  const followed: TrackedMove[] = [];
  for (const row of await table.some(keys)) {
    const key = names.get(row.key);
    const path = key && paths.get(key);
    if (key && path) {
      followed.push({
        ...row,
        key,
        videoPath: videoPathOf(libraryRoot, path),
        track: poseTracks.get(row.key) ?? null,
        provenance: {
          said: provenance.get(key)?.said ?? {},
          folderIds: await folderIdsOf(catalogue.clipFolder, key),
        },
      });
    }
  }
  await table.upsert(followed);
  // Only now: a kill in between leaves both, and the next run removes the old one.
  await table.remove(keys);
}
