import type { ClipKey } from '../../../src/moves/clip.ts';
import type { FilterField } from '../../../src/moves/labels/fields.ts';
import type { LabelEdit } from '../../../src/moves/labels/labelEdit.ts';
import type { Statistics } from '../../../src/moves/statistics.ts';
import type { Weights } from '../../../src/moves/weights.ts';
import type { SuggestedLabel } from '../../../src/protocol/labelData.ts';
import type { PanelStart } from '../../../src/protocol/panel.ts';
import type {
  AskedProgress,
  Changes,
  GenerationState,
  PanelMove,
  Subject,
} from '../../../src/protocol/panelData.ts';
import type { SearchResult } from '../../../src/search/searchResult.ts';
import type { Failure } from '../../../src/shared/failure.ts';
import type { Axes } from '../coverage/coverage.ts';
import type { Facet } from '../filter/facets.ts';
import type { PageFilter } from '../filter/pageFilter.ts';
import type { AttentionKind } from '../glance/attention.ts';
import type { MoveSelection } from '../selection/moveSelection.ts';
import type { Column, TableOrder } from '../table/tableRows.ts';
import type { Asked, LabelHistoryState, OpenMenu, PanelState, Scene, View } from './panelState.ts';
import type { RestoredState } from './restoredState.ts';

/** Everything that can happen to the panel: what the host says, and what the user does. */
export type Action =
  | { readonly type: 'started'; readonly start: PanelStart; readonly restored: RestoredState | null }
  | { readonly type: 'library-wanted' }
  | {
      readonly type: 'library-arrived';
      readonly moves: readonly PanelMove[];
      readonly statistics: Statistics;
    }
  | { readonly type: 'library-failed'; readonly failure: Failure }
  | { readonly type: 'changes-arrived'; readonly changes: Changes }
  | { readonly type: 'clips-changed'; readonly count: number }
  | { readonly type: 'generation'; readonly generation: GenerationState }
  | { readonly type: 'trouble'; readonly failure: Failure }
  | { readonly type: 'trouble-dismissed' }
  | { readonly type: 'attention'; readonly kind: AttentionKind }
  | { readonly type: 'filter'; readonly filter: PageFilter }
  | { readonly type: 'toggle'; readonly facet: Facet; readonly value: string }
  | { readonly type: 'clear-filter' }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'select-moves'; readonly selection: MoveSelection }
  | { readonly type: 'menu'; readonly menu: OpenMenu | null }
  | { readonly type: 'labelling'; readonly isOn: boolean }
  | { readonly type: 'suggested'; readonly suggested: readonly SuggestedLabel[] }
  | { readonly type: 'label-next'; readonly keys: readonly ClipKey[] }
  | { readonly type: 'labels-foreseen'; readonly edits: readonly LabelEdit[] }
  | { readonly type: 'labelled'; readonly history: LabelHistoryState }
  | { readonly type: 'view'; readonly view: View }
  | { readonly type: 'cover'; readonly axes: Axes }
  | { readonly type: 'scrolled'; readonly place: keyof PanelState['scroll']; readonly top: number }
  | { readonly type: 'sort'; readonly column: Column }
  | { readonly type: 'order'; readonly order: TableOrder }
  | { readonly type: 'weigh'; readonly weights: Weights }
  | { readonly type: 'map-wanted' }
  | {
      readonly type: 'map-step';
      readonly keys: readonly ClipKey[];
      readonly positions: Float32Array;
      readonly progress: number;
    }
  | { readonly type: 'map-too-small' }
  | { readonly type: 'map-failed'; readonly failure: Failure }
  | { readonly type: 'colour-by'; readonly field: FilterField }
  | { readonly type: 'choose'; readonly key: ClipKey }
  | { readonly type: 'ask'; readonly asked: Asked }
  | { readonly type: 'asked-progress'; readonly progress: AskedProgress }
  | { readonly type: 'ask-cancelled' }
  | { readonly type: 'play'; readonly key: ClipKey }
  | { readonly type: 'play-pair'; readonly scenes: readonly [Scene, Scene] }
  | { readonly type: 'stop' }
  | { readonly type: 'describe'; readonly description: string }
  | { readonly type: 'compare-by'; readonly mode: PanelState['comparison']['mode'] }
  | { readonly type: 'show'; readonly subject: Subject }
  | { readonly type: 'comparison-asked' }
  | { readonly type: 'comparison-unasked' }
  | { readonly type: 'comparison-arrived'; readonly result: SearchResult }
  | { readonly type: 'comparison-failed'; readonly failure: Failure }
  | { readonly type: 'show-more' }
  | { readonly type: 'comparison-seen' };

export type Dispatch = (action: Action) => void;
