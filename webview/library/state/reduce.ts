import type { ClipKey } from '../../../src/moves/clip.ts';
import { EVERYTHING, toggled } from '../selection/selection.ts';
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
    case 'select':
      return { ...state, selection: action.selection };
    case 'toggle':
      return { ...state, selection: toggled(state.selection, action.field, action.value) };
    case 'clear-selection':
      return { ...state, selection: EVERYTHING };
    case 'name':
      return { ...state, selection: { ...state.selection, name: action.name } };
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
  const { fields, order, colourBy, mode, asked, description } = restored;
  return {
    ...state,
    selection: { ...EVERYTHING, fields },
    order,
    map: { ...state.map, colourBy },
    comparison: { ...state.comparison, mode, asked, description },
  };
}

/** What is no longer in the library is no longer chosen, drawn around or played. */
function libraryArrived(state: PanelState, { moves, statistics }: Of<'library-arrived'>): PanelState {
  const keys = new Set(moves.map(({ key }) => key));
  const { selection, comparison, playing } = state;
  const lasso = selection.lasso?.filter((key) => keys.has(key)) ?? null;
  const move = askedMove(comparison);
  const isClipGone = move !== null && !keys.has(move);
  return {
    ...state,
    library: { status: 'ready', moves, statistics },
    selection: { ...selection, lasso: lasso?.length === 0 ? null : lasso },
    comparison: isClipGone
      ? { ...comparison, asked: null, answer: { status: 'none' }, shown: FIRST_SHOWN }
      : comparison,
    playing: playing !== null && keysOf(playing).every((key) => keys.has(key)) ? playing : null,
  };
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
