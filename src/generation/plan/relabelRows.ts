import type { MatchedAnnotations } from '../../clips/annotations/matchAnnotations.ts';
import type { ClipKey } from '../../moves/clip.ts';
import { profileOf } from '../../moves/dances/profile.ts';
import type { AnnotatedField } from '../../moves/labels/fields.ts';
import { descriptionOf, metadataOf } from '../../moves/labels/metadata.ts';
import { annotationOf, type Provenance, type SaidOfClip, saidIn } from '../../moves/labels/provenance.ts';
import type { MoveHeader } from '../../moves/move.ts';
import type { TrackedMove } from '../../moves/moveTracks.ts';
import type { MoveTable } from '../../store/table.ts';
import { metadataFingerprint } from '../analysis/subject.ts';
import { type DescriptionEmbedder, relabel } from '../buildMove.ts';
import { type ReadAnnotations, saidOfClip } from './standingLabels.ts';

/** So many rows are read, and committed, at once: some 10 MB with their pose tracks. */
const ROWS_AT_ONCE = 500;

/** What people say, and what is to be made of it in the rows. */
export interface Relabelling {
  readonly read: ReadAnnotations;
  readonly annotationOf: MatchedAnnotations['annotationOf'];
  /** The clips whose rows may say something else; all where it is left out. */
  readonly keys?: readonly ClipKey[] | undefined;
  /** Fields of which a row is to forget what no file says, because a person has taken it back. */
  readonly forgotten: ReadonlyMap<ClipKey, readonly AnnotatedField[]>;
  /** The time that the rows are marked with. */
  readonly now: Date;
}

/** What relabelling came to, by clip key. */
export interface RelabelledRows {
  readonly relabelled: readonly ClipKey[];
  /** Rows that the next run brings up to date: their dance has other tempos than their music was listened to for. */
  readonly waiting: readonly ClipKey[];
}

/**
 * Brings labels, text vectors and provenance of rows up to date with what people say, without looking at any clip. Rows
 * that say it already are not written.
 */
export async function relabelRows(
  table: MoveTable,
  relabelling: Relabelling,
  descriptions: Pick<DescriptionEmbedder, 'embed'>,
): Promise<RelabelledRows> {
  const changes = await changesOf(table, relabelling);
  const waiting = changes.filter(({ dance, row }) => !sameTempos(row.metadata.dance, dance));
  const ready = new Map(changes.filter((change) => !waiting.includes(change)).map((c) => [c.row.key, c]));
  const keys = [...ready.keys()];
  for (let start = 0; start < keys.length; start += ROWS_AT_ONCE) {
    const some = keys.slice(start, start + ROWS_AT_ONCE);
    const poseTracks = await table.poseTracks(some);
    const moves: TrackedMove[] = [];
    for (const row of await table.some(some)) {
      const change = ready.get(row.key);
      if (change) {
        const move = await relabel(row, change.clip, relabelling, descriptions);
        moves.push({ ...move, track: poseTracks.get(row.key) ?? null, provenance: change.provenance });
      }
    }
    await table.upsert(moves);
  }
  return { relabelled: keys, waiting: waiting.map(({ row }) => row.key) };
}

interface Change {
  readonly row: MoveHeader;
  readonly clip: Parameters<typeof relabel>[1];
  readonly dance: string | null;
  readonly provenance: Provenance;
}

async function changesOf(
  table: MoveTable,
  { keys, read, annotationOf: annotations, forgotten }: Relabelling,
): Promise<Change[]> {
  const [rows, provenance] = await Promise.all([table.headers(keys), table.provenance(keys)]);
  return rows.flatMap((row) => {
    const { key } = row;
    const before = provenance.get(key) ?? null;
    const remembered = saidIn(row, before);
    const found = { key, annotation: annotations.get(key) ?? null };
    const said = saidOfClip(found, row, without(remembered, forgotten.get(key) ?? []), read);
    const annotation = annotationOf(key, said, found.annotation?.estimatedTempoBpm ?? null);
    const clip = { key, annotation };
    const isSame =
      JSON.stringify(said) === JSON.stringify(remembered) &&
      fingerprint(row, annotationOf(key, remembered, null)) ===
        fingerprint({ key, metadata: metadataOf(key, annotation) }, annotation);
    return isSame
      ? []
      : [
          {
            row,
            clip,
            dance: annotation?.dance ?? null,
            provenance: { said, folderIds: before?.folderIds ?? [] },
          },
        ];
  });
}

function fingerprint(
  { key, metadata }: Pick<MoveHeader, 'key' | 'metadata'>,
  annotation: Parameters<typeof descriptionOf>[1],
): string {
  return metadataFingerprint(metadata, descriptionOf(key, annotation));
}

function without(said: SaidOfClip, fields: readonly AnnotatedField[]): SaidOfClip {
  return Object.fromEntries(Object.entries(said).filter(([name]) => !fields.some((field) => field === name)));
}

function sameTempos(one: string | null, other: string | null): boolean {
  return profileOf(one).tempo === profileOf(other).tempo;
}
