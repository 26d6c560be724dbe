import type { ClipKey } from './clip.ts';
import { FILTER_FIELDS, type FilterField, type Labels, pickFields } from './labels/fields.ts';
import { MODALITIES, type Modality } from './modality.ts';
import { embeddedModalities, type ModelId, type MoveHeader } from './move.ts';
import type { MissingReason } from './reasons/missing.ts';
import { type Weakness, weaknessesOf } from './reasons/weakness.ts';

/** The labels that moves are counted by. */
type CountedLabels = Pick<Labels, FilterField>;

/** Moves that are labelled alike, embedded by the same models. */
export interface MoveGroup {
  readonly labels: CountedLabels;
  /** Null where a modality is missing. */
  readonly models: Readonly<Record<Modality, ModelId | null>>;
  readonly count: number;
}

/** What is missing or weak of a move, and why. */
interface Remarks {
  readonly missing: Readonly<Partial<Record<Modality, MissingReason>>>;
  readonly weaknesses: readonly Weakness[];
}

/** A move of which something is missing or weak. */
export interface RemarkedMove extends Remarks {
  readonly key: ClipKey;
}

/** Moves by what more than one of them has in common. */
export type SharedBy = ReadonlyMap<string, readonly ClipKey[]>;

/** What statistics are made of: little, however large the library. */
export interface LibraryAggregates {
  readonly groups: readonly MoveGroup[];
  /** The tempos that were measured. */
  readonly tempos: Float64Array;
  readonly remarked: readonly RemarkedMove[];
  readonly sharedClipIds: SharedBy;
  readonly sharedContents: SharedBy;
}

/** The facts of moves that are in memory. */
export function factsOf(moves: readonly MoveHeader[]): LibraryAggregates {
  return {
    groups: moves.map(groupOf),
    tempos: Float64Array.from(moves.flatMap(({ tempoBpm }) => tempoBpm ?? [])),
    remarked: moves.flatMap((move) => {
      const remarks = remarksOn(move, move.metadata.dance);
      return remarks ? [{ key: move.key, ...remarks }] : [];
    }),
    sharedClipIds: sharedBy(moves.map(({ key, metadata }) => [metadata.clipId, key])),
    sharedContents: sharedBy(
      moves.flatMap(({ key, contentHash }) => (contentHash === null ? [] : [[contentHash, key]])),
    ),
  };
}

function groupOf({ metadata, embeddings }: MoveHeader): MoveGroup {
  const [pose, audio, text] = MODALITIES.map((modality) => {
    const embedding = embeddings[modality];
    return embedding.status === 'embedded' ? embedding.model : null;
  });
  return { labels: pickFields(metadata, FILTER_FIELDS), models: { pose, audio, text }, count: 1 };
}

/** Raised with every change of what is remarked on: what was found of moves by other rules is found anew. */
export const REMARKS_VERSION = 1;

/** Null where there is nothing to remark. */
export function remarksOn(
  move: Pick<MoveHeader, 'embeddings' | 'durationSeconds'>,
  dance: string | null,
): Remarks | null {
  const { embeddings } = move;
  const weaknesses = weaknessesOf(move, dance);
  if (weaknesses.length === 0 && embeddedModalities(move).length === MODALITIES.length) {
    return null;
  }
  const missing = MODALITIES.flatMap((modality) => {
    const embedding = embeddings[modality];
    return embedding.status === 'missing' ? [[modality, embedding.reason] as const] : [];
  });
  return { missing: Object.fromEntries(missing), weaknesses };
}

/** The values that more than one move has. */
export function sharedBy(valued: Iterable<readonly [string, ClipKey]>): SharedBy {
  return new Map([...keysBy(valued)].filter(([, keys]) => keys.length > 1));
}

/** Clip keys by value, in the order given. */
export function keysBy(valued: Iterable<readonly [string, ClipKey]>): Map<string, ClipKey[]> {
  const keysOf = new Map<string, ClipKey[]>();
  for (const [value, key] of valued) {
    const keys = keysOf.get(value);
    if (keys) {
      keys.push(key);
    } else {
      keysOf.set(value, [key]);
    }
  }
  return keysOf;
}
