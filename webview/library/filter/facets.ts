import { FILTER_FIELDS, type FilterField, valuesOf } from '../../../src/moves/labels/fields.ts';
import { UNLABELLED } from '../../../src/moves/statistics.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { signalOf } from '../table/signal.ts';

/** What is measured of a move, or known of its labels as a whole, in a few values that one can filter by. */
const MEASURES = ['collections', 'tempo', 'length', 'seen', 'analysis', 'labels'] as const;
type Measure = (typeof MEASURES)[number];

/** What the page filters by: label fields and measures, treated alike. */
export type Facet = FilterField | Measure;
export const FACETS: readonly Facet[] = [...FILTER_FIELDS, ...MEASURES];

export function isLabelField(facet: Facet): facet is FilterField {
  return FILTER_FIELDS.some((field) => field === facet);
}

/** Beats per minute that one value of `tempo` spans. */
export const TEMPO_STEP_BPM = 10;
/** Where the values of `length` end, in seconds; the last has no end. */
export const LENGTH_ENDS_SECONDS = [5, 10, 20, 60, Number.POSITIVE_INFINITY] as const;

/** A move's values of a facet; a label field of which nothing is said has the one value `unlabelled`. */
export function facetValues(move: PanelMove, facet: Facet): readonly string[] {
  switch (facet) {
    case 'collections':
      return move.collections;
    case 'tempo':
      return move.tempoBpm === null
        ? []
        : [String(Math.floor(move.tempoBpm / TEMPO_STEP_BPM) * TEMPO_STEP_BPM)];
    case 'length':
      return [String(LENGTH_ENDS_SECONDS.findIndex((end) => move.durationSeconds < end))];
    case 'seen':
      return move.dancersSeen === null ? [] : [move.dancersSeen];
    case 'analysis':
      return [signalOf(move).quality];
    case 'labels':
      return [hasLabels(move) ? 'with' : 'without'];
    default:
      return fieldValues(move.metadata, facet);
  }
}

/** A move's values of a label field, `unlabelled` where nobody gave one. */
export function fieldValues(metadata: PanelMove['metadata'], field: FilterField): readonly string[] {
  const values = valuesOf(metadata[field]);
  return values.length === 0 ? [UNLABELLED] : values;
}

/** The first of them, where only one can be shown. */
export function fieldValue(metadata: PanelMove['metadata'], field: FilterField): string {
  return fieldValues(metadata, field)[0] ?? UNLABELLED;
}

/** Whether somebody has said anything of a move. */
export function hasLabels({ said }: Pick<PanelMove, 'said'>): boolean {
  return said.length > 0;
}
