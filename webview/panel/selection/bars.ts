import { compareKeys } from '../../../src/moves/clip.ts';
import { FILTER_FIELDS, type FilterField } from '../../../src/moves/filter.ts';
import { DIFFICULTIES, LEVELS, STYLES } from '../../../src/moves/metadata.ts';
import { UNLABELLED } from '../../../src/moves/statistics.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { admits, beyond, fieldValue, type Selection } from './selection.ts';

/** One value of a field: how many moves have it, and how many of these the rest of the selection leaves. */
export interface Bar {
  readonly value: string;
  readonly total: number;
  /** As if nothing of this field were chosen: so many moves more, or fewer, a click on it selects. */
  readonly selected: number;
  /** Whether the selection asks for this value. */
  readonly chosen: boolean;
}

export interface BarGroup {
  readonly field: FilterField;
  readonly bars: readonly Bar[];
  /** Length of the longest bar, at least 1. */
  readonly longest: number;
}

const RATINGS: Readonly<Record<Exclude<FilterField, 'category'>, readonly string[]>> = {
  difficulty: DIFFICULTIES,
  energy: LEVELS,
  style: STYLES,
};

/** The bars of every field. Ratings stand in their own order, also where no move has them; categories by size. */
export function barGroups(moves: readonly PanelMove[], selection: Selection): BarGroup[] {
  return FILTER_FIELDS.map((field) => {
    const isSelected = admits(beyond(selection, [field]));
    const totals = new Map<string, number>();
    const selected = new Map<string, number>();
    for (const move of moves) {
      const value = fieldValue(move.metadata, field);
      increment(totals, value);
      if (isSelected(move)) {
        increment(selected, value);
      }
    }
    const bars = orderedValues(field, totals).map((value) => ({
      value,
      total: totals.get(value) ?? 0,
      selected: selected.get(value) ?? 0,
      chosen: selection.fields[field].includes(value),
    }));
    return { field, bars, longest: Math.max(1, ...bars.map(({ total }) => total)) };
  });
}

function orderedValues(field: FilterField, totals: ReadonlyMap<string, number>): string[] {
  if (field !== 'category') {
    return totals.has(UNLABELLED) ? [...RATINGS[field], UNLABELLED] : [...RATINGS[field]];
  }
  return [...totals]
    .sort(([a, countA], [b, countB]) => countB - countA || compareKeys(a, b))
    .map(([value]) => value);
}

function increment(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
