import type { ClipKey } from '../../../src/moves/clip.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { type Attention, attentionOf } from '../glance/attention.ts';
import { type Glance, glanceOf } from '../glance/glance.ts';
import { type BarGroup, barGroups } from '../selection/bars.ts';
import { type Coverage, coverageOf } from '../selection/coverage.ts';
import { admits } from '../selection/selection.ts';
import { tableRows } from '../table/tableRows.ts';
import type { LoadedLibrary, PanelState } from './panelState.ts';

/** What the sections draw, computed from the state. */
export interface Derived {
  readonly glance: Glance;
  readonly attention: Attention;
  readonly groups: readonly BarGroup[];
  readonly coverage: Coverage;
  readonly selected: readonly PanelMove[];
  readonly rows: readonly PanelMove[];
  readonly byKey: ReadonlyMap<ClipKey, PanelMove>;
}

type LoadedState = PanelState & { readonly library: LoadedLibrary };

/** Makes a function that computes anew only what depends on something that has changed since its last call. */
export function derivation(): (state: LoadedState) => Derived {
  const glance = latest(glanceOf);
  const attention = latest(attentionOf);
  const groups = latest(barGroups);
  const coverage = latest(coverageOf);
  const selected = latest((moves: readonly PanelMove[], selection: PanelState['selection']) =>
    moves.filter(admits(selection)),
  );
  const rows = latest(tableRows);
  const byKey = latest((moves: readonly PanelMove[]) => new Map(moves.map((move) => [move.key, move])));
  return ({ library: { moves, statistics }, changes, selection, order }) => {
    const selectedMoves = selected(moves, selection);
    return {
      glance: glance(moves, statistics),
      attention: attention(statistics, changes),
      groups: groups(moves, selection),
      coverage: coverage(moves, selection),
      selected: selectedMoves,
      rows: rows(selectedMoves, order),
      byKey: byKey(moves),
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
