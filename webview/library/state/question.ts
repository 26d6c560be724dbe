import type { ClipKey } from '../../../src/moves/clip.ts';
import { areSameWeights, type Weights } from '../../../src/moves/weights.ts';
import type { RequestOf } from '../../../src/protocol/contract.ts';
import type { ToHost } from '../../../src/protocol/panel.ts';
import type { SearchResult } from '../../../src/search/searchResult.ts';
import { engineFilter } from '../filter/pageFilter.ts';
import { compares, rerank } from '../similar/rerank.ts';
import type { PanelState } from './panelState.ts';

/** What the engine is asked for similar moves or by description. */
export type Question =
  | { readonly type: 'similar'; readonly request: RequestOf<ToHost, 'similar'> }
  | { readonly type: 'search'; readonly request: RequestOf<ToHost, 'search'> };

/** Results asked for, enough to rank anew at once when a weight changes. */
const ASKED = 200;
/** Asked for where the page itself applies a part of the filter: the most that the host gives. */
const ASKED_BEFORE_FILTERING = 1_000;

/** What the state asks; null where something is missing for a question: a move, a description, a weight, a library. */
export function questionOf({
  library,
  comparison,
  filter: pageFilter,
  weights,
}: PanelState): Question | null {
  if (library.status !== 'ready' || library.moves.length === 0) {
    return null;
  }
  const { filter, exact } = engineFilter(pageFilter);
  const k = exact ? ASKED : ASKED_BEFORE_FILTERING;
  const { mode, asked } = comparison;
  const description = comparison.description.trim();
  if (mode === 'search') {
    return description === '' ? null : { type: 'search', request: { description, k, filter } };
  }
  return asked === null || !compares(weights)
    ? null
    : {
        type: 'similar',
        request: {
          clip: asked.kind === 'move' ? asked.key : asked.file,
          part: asked.part,
          ...(asked.kind === 'file' ? { k: ASKED_BEFORE_FILTERING, filter: {} } : { k, filter }),
          weights,
        },
      };
}

/** An answer as it is shown: of the moves that pass the filter only. */
export interface ShownAnswer {
  readonly results: SearchResult['results'];
  readonly nearCopies: SearchResult['nearCopies'];
  /** Weights that the results are ranked by. */
  readonly weights: Weights;
}

/**
 * What to show of an answer. The engine's order is the order shown. Only while a slider is ahead of the engine are
 * similar moves re-weighed here, from the parts that the engine gave; a search by words never is.
 */
export function shownAnswer(
  result: SearchResult,
  { shown, weights }: { readonly shown: ReadonlySet<ClipKey>; readonly weights: Weights },
): ShownAnswer {
  const results = result.results.filter(({ key }) => shown.has(key));
  const isAhead = result.query.kind !== 'description' && !areSameWeights(weights, result.weights);
  return {
    results: isAhead ? rerank(results, weights) : results,
    nearCopies: result.nearCopies,
    weights: isAhead ? weights : result.weights,
  };
}
