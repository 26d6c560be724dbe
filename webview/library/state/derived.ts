import type { ClipKey } from '../../../src/moves/clip.ts';
import type { FilterField } from '../../../src/moves/labels/fields.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { type Coverage, coverageOf, possibleAxes } from '../coverage/coverage.ts';
import { type BarGroup, barGroups, filterGroups } from '../filter/bars.ts';
import { hasLabels } from '../filter/facets.ts';
import { admits } from '../filter/pageFilter.ts';
import { type Attention, attentionOf } from '../glance/attention.ts';
import { type Glance, glanceOf } from '../glance/glance.ts';
import { type Column, columnsOf, tableRows } from '../table/tableRows.ts';
import type { LoadedLibrary, PanelState } from './panelState.ts';

/** What the sections draw, computed from the state. */
export interface Derived {
  readonly glance: Glance;
  readonly attention: Attention;
  /** Counts of every facet. */
  readonly groups: readonly BarGroup[];
  /** Those that are worth a place in the filter column. */
  readonly filters: readonly BarGroup[];
  /** Fields that can be an axis of the coverage. */
  readonly possibleAxes: readonly FilterField[];
  /** Null where the library has too few labels for one. */
  readonly coverage: Coverage | null;
  /** The moves that pass the filter, in the order in which they are listed. */
  readonly rows: readonly PanelMove[];
  readonly order: readonly ClipKey[];
  readonly shown: ReadonlySet<ClipKey>;
  /** How many moves nobody has said anything of. */
  readonly withoutLabels: number;
  /** What the moves of the library can be listed by. */
  readonly columns: readonly Column[];
  readonly byKey: ReadonlyMap<ClipKey, PanelMove>;
}

type LoadedState = PanelState & { readonly library: LoadedLibrary };

/** Makes a function that computes anew only what depends on something that has changed since its last call. */
export function derivation(): (state: LoadedState) => Derived {
  const glance = latest(glanceOf);
  const attention = latest(attentionOf);
  const groups = latest(barGroups);
  const coverage = latest(coverageOf);
  const filters = latest(filterGroups);
  const columns = latest(columnsOf);
  const axes = latest(possibleAxes);
  const rows = latest(
    (moves: readonly PanelMove[], filter: PanelState['filter'], order: PanelState['order']) =>
      tableRows(moves.filter(admits(filter)), order),
  );
  const order = latest((listed: readonly PanelMove[]) => listed.map(({ key }) => key));
  const shown = latest((listed: readonly ClipKey[]) => new Set(listed));
  const withoutLabels = latest(
    (moves: readonly PanelMove[]) => moves.filter((move) => !hasLabels(move)).length,
  );
  const byKey = latest((moves: readonly PanelMove[]) => new Map(moves.map((move) => [move.key, move])));
  return ({ library: { moves, statistics }, changes, filter, axes: wanted, order: sorted }) => {
    const groupsNow = groups(moves, filter);
    const rowsNow = rows(moves, filter, sorted);
    const orderNow = order(rowsNow);
    return {
      glance: glance(moves, statistics),
      attention: attention(statistics, changes),
      groups: groupsNow,
      filters: filters(groupsNow),
      possibleAxes: axes(moves),
      coverage: coverage(moves, filter, wanted),
      rows: rowsNow,
      order: orderNow,
      shown: shown(orderNow),
      columns: columns(moves),
      byKey: byKey(moves),
      withoutLabels: withoutLabels(moves),
    };
  };
}

/** The function, remembering its last result for as long as its arguments are the same. */
function latest<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | null = null;
  return (...args) => {
    if (last === null || args.some((arg, index) => arg !== last?.args[index])) {
      last = { args, result: compute(...args) };
    }
    return last.result;
  };
}
