import type { ClipKey } from '../../../src/moves/clip.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { type BarGroup, valuesIn } from '../filter/bars.ts';
import { fieldValue } from '../filter/facets.ts';
import type { MapState } from '../state/panelState.ts';
import { type Mark, marksFor } from './palette.ts';

/** How each point of the map is to be drawn, in the order of the map's keys. */
export interface MapPoints {
  /** Marks in use. */
  readonly palette: readonly Mark[];
  /** Number in `palette` of each point's mark. */
  readonly marks: Uint16Array;
  /** 1 where the point's move passes the filter, else 0; 2 where it is no longer in the library, which is not drawn. */
  readonly shown: Uint8Array;
  /** Mark of each value of the field that the map is coloured by. */
  readonly markOf: ReadonlyMap<string, Mark>;
}

export function mapPoints(
  { keys, colourBy }: MapState,
  moves: ReadonlyMap<ClipKey, PanelMove>,
  groups: readonly BarGroup[],
  passing: ReadonlySet<ClipKey>,
): MapPoints {
  const values = valuesIn(groups, colourBy).map(({ value }) => value);
  const markOf = marksFor(colourBy, values);
  const numberOf = new Map(values.map((value, number) => [value, number]));
  const marks = new Uint16Array(keys.length);
  const shown = new Uint8Array(keys.length);
  keys.forEach((key, index) => {
    const move = moves.get(key);
    shown[index] = move === undefined ? 2 : passing.has(key) ? 1 : 0;
    marks[index] = move === undefined ? 0 : (numberOf.get(fieldValue(move.metadata, colourBy)) ?? 0);
  });
  return { palette: [...markOf.values()], marks, shown, markOf };
}
