import { compareKeys, NO_CATEGORY } from '../../../src/moves/clip.ts';
import {
  COVERAGE_FIELDS,
  FILTER_FIELDS,
  type FilterField,
  rulesOf,
} from '../../../src/moves/labels/fields.ts';
import { UNLABELLED } from '../../../src/moves/statistics.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { fieldValues } from '../filter/facets.ts';
import { admits, beyond, type PageFilter } from '../filter/pageFilter.ts';

/** The label fields that a matrix combines, two or three: the last gives the columns, the others the rows. */
export type Axes = readonly FilterField[];

/** Moves that combine one value of each axis. */
export interface Cell {
  /** One value for each axis, in their order. */
  readonly values: readonly string[];
  readonly total: number;
  /** As if nothing of the axes were chosen. */
  readonly left: number;
  /** Whether the filter is this combination and no other. */
  readonly chosen: boolean;
}

export interface Coverage {
  readonly axes: Axes;
  /** The values of the last axis. */
  readonly columns: readonly string[];
  /** One row for each combination of the other axes' values. */
  readonly rows: readonly { readonly values: readonly string[]; readonly cells: readonly Cell[] }[];
  /** Combinations that no move has. */
  readonly gaps: number;
  readonly combinations: number;
  /** The fullest cell's count. */
  readonly most: number;
}

/** Of a field with more values than this, the most frequent are axes of the matrix. */
const MOST_VALUES = 12;

/** The fields that can be an axis: those that moves have values of. */
export function possibleAxes(moves: readonly PanelMove[]): FilterField[] {
  const none: readonly string[] = [UNLABELLED, NO_CATEGORY];
  return FILTER_FIELDS.filter((field) =>
    moves.some(({ metadata }) => fieldValues(metadata, field).some((value) => !none.includes(value))),
  );
}

/** The axes that were chosen as far as they are possible, else the usual ones; null where not even two fields have values. */
export function axesOf(moves: readonly PanelMove[], wanted: Axes): Axes | null {
  const possible = possibleAxes(moves);
  const kept = wanted.filter((field) => possible.includes(field));
  if (kept.length >= 2) {
    return kept;
  }
  const usual = COVERAGE_FIELDS.filter((field) => possible.includes(field));
  const axes = usual.length >= 2 ? usual : possible.slice(0, 2);
  return axes.length < 2 ? null : axes.slice(0, 3);
}

/** What the library holds of each combination, and lacks. Moves that lack a value of an axis are not in it. */
export function coverageOf(moves: readonly PanelMove[], filter: PageFilter, wanted: Axes): Coverage | null {
  const axes = axesOf(moves, wanted);
  if (axes === null) {
    return null;
  }
  const counts = countCombinations(moves, filter, axes);
  const values = axes.map((field) => axisValues(moves, field));
  const columns = values[values.length - 1];
  const rows = combinationsOf(values.slice(0, -1)).map((begun) => ({
    values: begun,
    cells: columns.map((last) => {
      const combination = [...begun, last];
      const { total, left } = counts.get(combination.join('\0')) ?? { total: 0, left: 0 };
      return { values: combination, total, left, chosen: isExactly(filter, axes, combination) };
    }),
  }));
  const totals = rows.flatMap(({ cells }) => cells.map(({ total }) => total));
  return {
    axes,
    columns,
    rows,
    gaps: totals.filter((total) => total === 0).length,
    combinations: totals.length,
    most: Math.max(1, ...totals),
  };
}

/** The filter by one combination; nothing of it where that is what is filtered by already. */
export function toggledCell(filter: PageFilter, axes: Axes, { values }: Pick<Cell, 'values'>): PageFilter {
  const isChosen = isExactly(filter, axes, values);
  const chosen = Object.fromEntries(axes.map((field, index) => [field, isChosen ? [] : [values[index]]]));
  return { ...filter, facets: { ...filter.facets, ...chosen } };
}

function isExactly({ facets }: PageFilter, axes: Axes, values: readonly string[]): boolean {
  return axes.every((field, index) => facets[field].length === 1 && facets[field][0] === values[index]);
}

function countCombinations(moves: readonly PanelMove[], filter: PageFilter, axes: Axes) {
  const isLeft = admits(beyond(filter, axes));
  const counts = new Map<string, { total: number; left: number }>();
  for (const move of moves) {
    const left = isLeft(move) ? 1 : 0;
    for (const combination of combinationsOf(axes.map((field) => fieldValues(move.metadata, field)))) {
      const name = combination.join('\0');
      const before = counts.get(name) ?? { total: 0, left: 0 };
      counts.set(name, { total: before.total + 1, left: before.left + left });
    }
  }
  return counts;
}

/** All values of a choice in their order; of other fields the most frequent. */
function axisValues(moves: readonly PanelMove[], field: FilterField): readonly string[] {
  const { kind, values } = rulesOf(field);
  if (kind === 'choice') {
    return values;
  }
  const counts = new Map<string, number>();
  for (const { metadata } of moves) {
    for (const value of fieldValues(metadata, field)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  counts.delete(UNLABELLED);
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || compareKeys(a, b))
    .slice(0, MOST_VALUES)
    .map(([value]) => value);
}

/** Every way to take one value of each list, the last list's values changing fastest. */
function combinationsOf(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>(
    (begun, values) => begun.flatMap((combination) => values.map((value) => [...combination, value])),
    [[]],
  );
}
