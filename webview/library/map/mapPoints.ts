import type { ClipKey } from '../../../src/moves/clip.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import type { BarGroup } from '../selection/bars.ts';
import { admits, fieldValue, type Selection } from '../selection/selection.ts';
import type { MapState } from '../state/panelState.ts';
import { type Mark, marksFor } from './palette.ts';

/** How each point of the map is to be drawn, in the order of the map's keys. */
export interface MapPoints {
  /** Marks in use. */
  readonly palette: readonly Mark[];
  /** Number in `palette` of each point's mark. */
  readonly marks: Uint16Array;
  /** 1 where the point is selected, else 0; 2 where its move is no longer in the library, which is not drawn. */
  readonly selected: Uint8Array;
  /** Mark of each value of the field that the map is coloured by. */
  readonly markOf: ReadonlyMap<string, Mark>;
}

export function mapPoints(
  { keys, colourBy }: MapState,
  moves: ReadonlyMap<ClipKey, PanelMove>,
  groups: readonly BarGroup[],
  selection: Selection,
): MapPoints {
  const values = groups.find(({ field }) => field === colourBy)?.bars.map(({ value }) => value) ?? [];
  const markOf = marksFor(colourBy, values);
  const numberOf = new Map(values.map((value, number) => [value, number]));
  const isSelected = admits(selection);
  const marks = new Uint16Array(keys.length);
  const selected = new Uint8Array(keys.length);
  keys.forEach((key, index) => {
    const move = moves.get(key);
    selected[index] = move === undefined ? 2 : isSelected(move) ? 1 : 0;
    marks[index] = move === undefined ? 0 : (numberOf.get(fieldValue(move.metadata, colourBy)) ?? 0);
  });
  return { palette: [...markOf.values()], marks, selected, markOf };
}
