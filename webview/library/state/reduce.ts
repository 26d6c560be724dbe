import type { ClipKey } from '../../../src/moves/clip.ts';
import { EVERYTHING, toggled, withFacet } from '../filter/pageFilter.ts';
import { foreseen } from '../labelling/labelEdits.ts';
import { among } from '../selection/moveSelection.ts';
import { orderAfterClick } from '../table/tableRows.ts';
import type { Action } from './actions.ts';
import { askedMove, FIRST_SHOWN, type MapState, type PanelState, type Playing } from './panelState.ts';
import { reduceComparison } from './reduceComparison.ts';

/** The panel's state after something happened. */
export function reduce(state: PanelState, action: Action): PanelState {
  switch (action.type) {
    case 'started':
      return started(state, action);
    case 'library-wanted':
      return state.library.status === 'ready' ? state : { ...state, library: { status: 'loading' } };
    case 'library-arrived':
      return libraryArrived(state, action);
    case 'library-failed':
      // A library that is in sight stays there, unless it is gone.
      return state.library.status === 'ready' && action.failure.code !== 'library-missing'
        ? { ...state, trouble: action.failure }
        : { ...state, library: { status: 'failed', failure: action.failure } };
    case 'changes-arrived':
      return { ...state, changes: action.changes };
    case 'clips-changed':
      return { ...state, changedClips: action.count };
    case 'generation':
      return { ...state, generation: action.generation };
    case 'trouble':
      return { ...state, trouble: action.failure };
    case 'trouble-dismissed':
      return { ...state, trouble: null };
    case 'attention':
      return { ...state, attention: state.attention === action.kind ? null : action.kind };
    case 'filter':
      return { ...state, filter: action.filter };
    case 'toggle':
      return { ...state, filter: toggled(state.filter, action.facet, action.value) };
    case 'clear-filter':
      return { ...state, filter: EVERYTHING };
    case 'name':
      return { ...state, filter: { ...state.filter, name: action.name } };
    case 'select-moves':
      return { ...state, selection: action.selection };
    case 'menu':
      return { ...state, menu: action.menu };
    case 'labelling':
      return { ...state, isLabelling: action.isOn, playing: action.isOn ? null : state.playing };
    case 'suggested':
      return { ...state, suggested: action.suggested };
    case 'label-next':
      return { ...state, labelNext: action.keys };
    case 'labels-foreseen':
      return state.library.status === 'ready'
        ? { ...state, library: { ...state.library, moves: foreseen(state.library.moves, action.edits) } }
        : state;
    case 'labelled':
      return { ...state, labelHistory: action.history };
    case 'view':
      return { ...state, view: action.view };
    case 'cover':
      return { ...state, axes: action.axes };
    case 'scrolled':
      return { ...state, scroll: { ...state.scroll, [action.place]: action.top } };
    case 'order':
      return { ...state, order: action.order };
    case 'sort':
      return { ...state, order: orderAfterClick(state.order, action.column) };
    case 'weigh':
      return { ...state, weights: action.weights };
    case 'play':
      return { ...state, playing: { kind: 'one', scene: { key: action.key, part: null } } };
    case 'play-pair':
      return { ...state, playing: { kind: 'pair', scenes: action.scenes } };
    case 'stop':
      return { ...state, playing: null };
    case 'show':
      return {
        ...state,
        filter: filterShown(state, action),
        comparison: reduceComparison(state.comparison, action),
      };
    case 'map-wanted':
    case 'map-step':
    case 'map-too-small':
    case 'map-failed':
    case 'colour-by':
      return { ...state, map: reduceMap(state.map, action) };
    default:
      return { ...state, comparison: reduceComparison(state.comparison, action) };
  }
}

type Of<T extends Action['type']> = Extract<Action, { readonly type: T }>;

function started(state: PanelState, { start, restored }: Of<'started'>): PanelState {
  const begun: PanelState = {
    ...state,
    start,
    generation: start.generation,
    changedClips: start.changedClips,
    weights: restored?.weights ?? start.settings.weights,
  };
  const continued = restored === null ? begun : restoredOnto(begun, restored);
  return reduce(continued, { type: 'show', subject: start.subject });
}

function restoredOnto(state: PanelState, restored: NonNullable<Of<'started'>['restored']>): PanelState {
  const { facets, name, selected, view, axes, order, scroll, playing, colourBy, mode, asked, description } =
    restored;
  return {
    ...state,
    filter: { facets, name, only: restored.only },
    selection: { keys: new Set(selected), anchor: null },
    view,
    isLabelling: restored.isLabelling,
    axes,
    order,
    scroll,
    playing: playing === null ? null : { kind: 'one', scene: playing },
    map: { ...state.map, colourBy },
    comparison: { ...state.comparison, mode, asked, description },
  };
}

/** What is no longer in the library is no longer asked about, selected or played. */
function libraryArrived(state: PanelState, { moves, statistics }: Of<'library-arrived'>): PanelState {
  const keys = new Set(moves.map(({ key }) => key));
  const { filter, selection, comparison, playing } = state;
  const only = filter.only?.filter((key) => keys.has(key)) ?? null;
  const move = askedMove(comparison);
  const isClipGone = move !== null && !keys.has(move);
  return {
    ...state,
    library: { status: 'ready', moves, statistics },
    filter: { ...filter, only: only?.length === 0 ? null : only },
    selection: among(selection, keys),
    menu: null,
    comparison: isClipGone
      ? { ...comparison, asked: null, answer: { status: 'none' }, shown: FIRST_SHOWN }
      : comparison,
    playing: playing !== null && keysOf(playing).every((key) => keys.has(key)) ? playing : null,
  };
}

/** What the host wants shown may be the moves of one value. */
function filterShown({ filter }: PanelState, { subject }: Of<'show'>): PanelState['filter'] {
  return subject.kind === 'moves' ? withFacet(EVERYTHING, subject.field, [subject.value]) : filter;
}

function keysOf(playing: Playing): ClipKey[] {
  return playing.kind === 'one' ? [playing.scene.key] : playing.scenes.map(({ key }) => key);
}

function reduceMap(
  map: MapState,
  action: Of<'map-wanted' | 'map-step' | 'map-too-small' | 'map-failed' | 'colour-by'>,
): MapState {
  switch (action.type) {
    case 'map-wanted':
      return { ...map, status: 'working', progress: 0, failure: null };
    case 'map-step': {
      const { keys, positions, progress } = action;
      return { ...map, status: progress < 1 ? 'working' : 'ready', keys, positions, progress };
    }
    case 'map-too-small':
      return { ...map, status: 'too-few', keys: [], positions: new Float32Array() };
    case 'map-failed':
      return { ...map, status: 'failed', failure: action.failure };
    case 'colour-by':
      return { ...map, colourBy: action.field };
  }
}
