import { compareKeys } from '../../../src/moves/clip.ts';
import { FILTER_FIELDS, type FilterField, rulesOf } from '../../../src/moves/labels/fields.ts';
import { UNLABELLED } from '../../../src/moves/statistics.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { admits, beyond, fieldValues, type Selection } from './selection.ts';

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

/**
 * The bars of every field that has values. Choices stand in their own order, also where no move has them; other values
 * by size.
 */
export function barGroups(moves: readonly PanelMove[], selection: Selection): BarGroup[] {
  const groups = FILTER_FIELDS.map((field) => {
    const isSelected = admits(beyond(selection, [field]));
    const totals = new Map<string, number>();
    const selected = new Map<string, number>();
    for (const move of moves) {
      for (const value of fieldValues(move.metadata, field)) {
        increment(totals, value);
        if (isSelected(move)) {
          increment(selected, value);
        }
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
  return groups.filter(({ bars }) => bars.some(({ value }) => value !== UNLABELLED));
}

function orderedValues(field: FilterField, totals: ReadonlyMap<string, number>): string[] {
  const { kind, values } = rulesOf(field);
  if (kind === 'choice') {
    const others = [...totals.keys()].filter((value) => value !== UNLABELLED && !values.includes(value));
    return [...values, ...others.sort(compareKeys), ...(totals.has(UNLABELLED) ? [UNLABELLED] : [])];
  }
  return [...totals]
    .sort(([a, countA], [b, countB]) => countB - countA || compareKeys(a, b))
    .map(([value]) => value);
}

function increment(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
