import type { ClipKey } from '../../../src/moves/clip.ts';
import type { ClipPart } from '../../../src/moves/clipPart.ts';
import type { FilterField } from '../../../src/moves/labels/fields.ts';
import type { Statistics } from '../../../src/moves/statistics.ts';
import { DEFAULT_WEIGHTS, type Weights } from '../../../src/moves/weights.ts';
import type { SuggestedLabel } from '../../../src/protocol/labelData.ts';
import type { PanelStart } from '../../../src/protocol/panel.ts';
import type { AskedProgress, Changes, GenerationState, PanelMove } from '../../../src/protocol/panelData.ts';
import type { SearchResult } from '../../../src/search/searchResult.ts';
import type { Failure } from '../../../src/shared/failure.ts';
import type { Axes } from '../coverage/coverage.ts';
import { EVERYTHING, type PageFilter } from '../filter/pageFilter.ts';
import type { AttentionKind } from '../glance/attention.ts';
import { type MoveSelection, NOTHING_SELECTED } from '../selection/moveSelection.ts';
import type { TableOrder } from '../table/tableRows.ts';

export interface LoadedLibrary {
  readonly status: 'ready';
  /** By clip key. */
  readonly moves: readonly PanelMove[];
  readonly statistics: Statistics;
}

type Library =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: Failure }
  | LoadedLibrary;

export interface MapState {
  readonly status: 'waiting' | 'working' | 'ready' | 'too-few' | 'failed';
  /** The clips that the positions are of. */
  readonly keys: readonly ClipKey[];
  /** x and y of each clip in turn; empty until there is a first layout. */
  readonly positions: Float32Array;
  /** Of the layout being made, 0 to 1. */
  readonly progress: number;
  readonly colourBy: FilterField;
  /** Why there is no map. */
  readonly failure: Failure | null;
}

export type ComparisonMode = 'similar' | 'search';

type ComparisonAnswer =
  | { readonly status: 'none' }
  /** `previous` answers an earlier version of the question and stays in sight. */
  | { readonly status: 'loading'; readonly previous: SearchResult | null }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'ready'; readonly result: SearchResult };

/** What similar moves are shown of: a move, or a video that need not be in the library; `part` null for the whole. */
export type Asked =
  | { readonly kind: 'move'; readonly key: ClipKey; readonly part: ClipPart | null }
  /** A file of this machine, absolute. */
  | { readonly kind: 'file'; readonly file: string; readonly part: ClipPart | null };

/** The move that is asked about, to be marked where it is shown. */
export function askedMove({ asked }: Comparison): ClipKey | null {
  return asked?.kind === 'move' ? asked.key : null;
}

/** A move, or a part of it, in the player. */
export interface Scene {
  readonly key: ClipKey;
  /** Looped; null for the whole clip. */
  readonly part: ClipPart | null;
}

/** What the player shows: a move, or two of them to be compared. */
export type Playing =
  | { readonly kind: 'one'; readonly scene: Scene }
  | { readonly kind: 'pair'; readonly scenes: readonly [Scene, Scene] };

export interface Comparison {
  readonly mode: ComparisonMode;
  readonly asked: Asked | null;
  readonly description: string;
  readonly answer: ComparisonAnswer;
  /** Null unless a video is being analysed. */
  readonly progress: AskedProgress | null;
  /** How many results are shown. */
  readonly shown: number;
  /** Whether the page is still to be scrolled there: the host asked for it. */
  readonly isToBeSeen: boolean;
}

/** How the moves are listed. */
export const VIEWS = ['gallery', 'table'] as const;
export type View = (typeof VIEWS)[number];

/** The menu of some moves, where it was asked for, in pixels of the window. */
export interface OpenMenu {
  readonly keys: readonly ClipKey[];
  readonly at: { readonly x: number; readonly y: number };
}

/** Whether changes of labels can be taken back, or made again. */
export interface LabelHistoryState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Everything that the panel draws. */
export interface PanelState {
  readonly start: PanelStart | null;
  readonly library: Library;
  readonly changes: Changes | null;
  readonly changedClips: number;
  readonly generation: GenerationState;
  /** The last thing that could not be done, until it is dismissed. */
  readonly trouble: Failure | null;
  readonly attention: AttentionKind | null;
  readonly filter: PageFilter;
  readonly selection: MoveSelection;
  readonly menu: OpenMenu | null;
  /** Whether the drawer is open that labels are given in. */
  readonly isLabelling: boolean;
  readonly labelHistory: LabelHistoryState;
  /** What the selected moves may be: guesses, until a person takes them. */
  readonly suggested: readonly SuggestedLabel[];
  /** Unlabelled moves, those first whose label would say most of the others. */
  readonly labelNext: readonly ClipKey[];
  readonly view: View;
  /** Fields that the coverage is to combine; the usual ones where it is empty. */
  readonly axes: Axes;
  /** How far the page and the list of moves were scrolled when they last rested, in pixels. */
  readonly scroll: { readonly page: number; readonly moves: number };
  readonly order: TableOrder;
  readonly weights: Weights;
  readonly map: MapState;
  readonly comparison: Comparison;
  readonly playing: Playing | null;
}

export const FIRST_SHOWN = 12;

export const INITIAL_STATE: PanelState = {
  start: null,
  library: { status: 'loading' },
  changes: null,
  changedClips: 0,
  generation: { state: 'idle' },
  trouble: null,
  attention: null,
  filter: EVERYTHING,
  selection: NOTHING_SELECTED,
  menu: null,
  isLabelling: false,
  labelHistory: { canUndo: false, canRedo: false },
  suggested: [],
  labelNext: [],
  view: 'gallery',
  axes: [],
  scroll: { page: 0, moves: 0 },
  order: { column: 'name', descending: false },
  weights: DEFAULT_WEIGHTS,
  map: {
    status: 'waiting',
    keys: [],
    positions: new Float32Array(),
    progress: 0,
    colourBy: 'category',
    failure: null,
  },
  comparison: {
    mode: 'similar',
    asked: null,
    description: '',
    answer: { status: 'none' },
    progress: null,
    shown: FIRST_SHOWN,
    isToBeSeen: false,
  },
  playing: null,
};
