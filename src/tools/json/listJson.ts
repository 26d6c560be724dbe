import type { ListedMove } from '../../engine/moveEngine.ts';
import { ANNOTATED_FIELDS, valuesOf } from '../../moves/labels/fields.ts';
import { type MoveFilter, passes } from '../../moves/labels/filter.ts';
import { columnsOfLabels } from '../../moves/labels/labelSchemas.ts';
import type { MoveMetadata } from '../../moves/labels/metadata.ts';

/** Which moves are listed. */
export interface ListedPart {
  readonly filter: MoveFilter;
  /** Only moves of which nobody has said anything. */
  readonly unlabelled: boolean;
  /** How many are passed over, and how many listed at most. */
  readonly first: number;
  readonly count: number;
}

export type ListJson = ReturnType<typeof listJson>;

/** The document that `list --json` prints: how many moves fit, and the part of them that was asked for. */
export function listJson(moves: readonly ListedMove[], { filter, unlabelled, first, count }: ListedPart) {
  const fitting = moves.filter(
    ({ metadata }) => passes(filter, metadata) && !(unlabelled && isLabelled(metadata)),
  );
  return {
    total: fitting.length,
    moves: fitting
      .slice(first, first + count)
      .map(({ key, metadata, durationSeconds, tempoBpm, clipFile }) => ({
        clip_key: key,
        clip_id: metadata.clipId,
        move_name: metadata.moveName,
        ...columnsOfLabels(metadata),
        duration_s: durationSeconds,
        tempo_bpm: tempoBpm,
        // Null where the clip is not there.
        clip_file: clipFile,
      })),
  };
}

function isLabelled(metadata: MoveMetadata): boolean {
  return ANNOTATED_FIELDS.some((field) => valuesOf(metadata[field]).length > 0);
}
