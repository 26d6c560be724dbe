import type { Action } from './actions.ts';
import { type Asked, type Comparison, FIRST_SHOWN } from './panelState.ts';

/** The actions that are about similar moves and search. */
type ComparisonAction = Extract<
  Action,
  {
    readonly type:
      | 'choose'
      | 'ask'
      | 'asked-progress'
      | 'ask-cancelled'
      | 'describe'
      | 'compare-by'
      | 'show'
      | 'comparison-asked'
      | 'comparison-unasked'
      | 'comparison-arrived'
      | 'comparison-failed'
      | 'show-more'
      | 'comparison-seen';
  }
>;

export function reduceComparison(comparison: Comparison, action: ComparisonAction): Comparison {
  switch (action.type) {
    case 'choose':
      return asking(comparison, { kind: 'move', key: action.key, part: null });
    case 'ask':
      return asking(comparison, action.asked);
    case 'asked-progress':
      return comparison.answer.status === 'loading'
        ? { ...comparison, progress: action.progress }
        : comparison;
    case 'ask-cancelled':
      return anew({ ...comparison, asked: null });
    case 'describe':
      return anew({ ...comparison, mode: 'search', description: action.description });
    case 'compare-by':
      return anew({ ...comparison, mode: action.mode });
    case 'show':
      switch (action.subject.kind) {
        case 'statistics':
        case 'moves':
          return comparison;
        case 'similar':
          return {
            ...asking(comparison, { kind: 'move', key: action.subject.clip, part: null }),
            isToBeSeen: true,
          };
        case 'similar-to-file':
          return {
            ...asking(comparison, { kind: 'file', file: action.subject.file, part: null }),
            isToBeSeen: true,
          };
        case 'search':
          return anew({
            ...comparison,
            mode: 'search',
            description: action.subject.description,
            isToBeSeen: true,
          });
      }
      break;
    case 'comparison-asked': {
      const { answer } = comparison;
      const previous =
        answer.status === 'ready' ? answer.result : answer.status === 'loading' ? answer.previous : null;
      return { ...comparison, answer: { status: 'loading', previous } };
    }
    case 'comparison-unasked':
      return { ...comparison, answer: { status: 'none' } };
    case 'comparison-arrived':
      return { ...comparison, answer: { status: 'ready', result: action.result }, progress: null };
    case 'comparison-failed':
      return { ...comparison, answer: { status: 'failed', failure: action.failure }, progress: null };
    case 'show-more':
      return { ...comparison, shown: comparison.shown + FIRST_SHOWN };
    case 'comparison-seen':
      return { ...comparison, isToBeSeen: false };
  }
}

/** Another question: what answered the last one leaves the sight. */
function anew(comparison: Comparison): Comparison {
  return { ...comparison, answer: { status: 'none' }, progress: null, shown: FIRST_SHOWN };
}

function asking(comparison: Comparison, asked: Asked): Comparison {
  return anew({ ...comparison, mode: 'similar', asked });
}
