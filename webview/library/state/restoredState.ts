import { z } from 'zod';
import { WeightsRequest } from '../../../src/engine/requests.ts';
import { ClipPart } from '../../../src/moves/clipPart.ts';
import { FILTER_FIELDS } from '../../../src/moves/labels/fields.ts';
import { PanelState as HostState } from '../../../src/protocol/panel.ts';
import { Key } from '../../../src/protocol/panelData.ts';
import { ofEachFacet } from '../filter/pageFilter.ts';
import { COLUMNS } from '../table/tableRows.ts';
import { type PanelState, VIEWS } from './panelState.ts';

const Values = z.array(z.string());

/** What of the panel survives a restart of the editor. */
const RestoredState = HostState.extend({
  facets: z.object(ofEachFacet(() => Values.default([]))),
  name: z.string(),
  only: z.array(Key).nullable(),
  selected: z.array(Key),
  view: z.enum(VIEWS),
  isLabelling: z.boolean(),
  axes: z.array(z.enum(FILTER_FIELDS)),
  scroll: z.object({ page: z.number(), moves: z.number() }),
  playing: z.object({ key: Key, part: ClipPart.nullable() }).nullable(),
  order: z.object({ column: z.enum(COLUMNS), descending: z.boolean() }),
  weights: WeightsRequest,
  colourBy: z.enum(FILTER_FIELDS),
  mode: z.enum(['similar', 'search']),
  /** Only a move: a file would be analysed again, which nobody asked for. */
  asked: z.object({ kind: z.literal('move'), key: Key, part: ClipPart.nullable() }).nullable(),
  description: z.string(),
});
export type RestoredState = z.infer<typeof RestoredState>;

/** What to keep of a state; null before the host has said which library it is of. */
export function keptOf(state: PanelState): RestoredState | null {
  const { start, filter, selection, view, axes, order, scroll, weights, map, comparison, playing } = state;
  return start === null
    ? null
    : {
        root: start.root,
        facets: ofEachFacet((facet) => [...filter.facets[facet]]),
        name: filter.name,
        only: filter.only === null ? null : [...filter.only],
        selected: [...selection.keys],
        view,
        isLabelling: state.isLabelling,
        axes: [...axes],
        order,
        scroll,
        playing: playing?.kind === 'one' ? playing.scene : null,
        weights,
        colourBy: map.colourBy,
        mode: comparison.mode,
        asked: comparison.asked?.kind === 'move' ? comparison.asked : null,
        description: comparison.description,
      };
}

/** What was kept, where it is of this library and this version of the panel understands it. */
export function restoredFrom(kept: unknown, root: string): RestoredState | null {
  const parsed = RestoredState.safeParse(kept);
  return parsed.success && parsed.data.root === root ? parsed.data : null;
}
