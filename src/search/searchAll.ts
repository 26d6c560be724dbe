import { passes, relaxationsOf, without } from '../moves/labels/filter.ts';
import type { Move } from '../moves/move.ts';
import { Prevalence } from '../moves/prevalence.ts';
import { answerOf, nothingComparable } from './answer.ts';
import { bestMatches, candidateOptions } from './movement/matchCandidates.ts';
import { rank } from './rank.ts';
import type { Query, SearchOptions } from './searchQuery.ts';
import type { SearchResult } from './searchResult.ts';

/**
 * Searches moves that are all in memory: the whole library.
 * @throws Failure `not-comparable` where there are other moves and none can be compared with the query
 */
export function searchAll(query: Query, moves: readonly Move[], options: SearchOptions): SearchResult {
  const { filter, k } = options;
  const candidates = candidateOptions(query, options);
  const { neighbours, nearCopies, incomparable } = rank(query, moves, candidates);
  if (neighbours.length + nearCopies.length === 0 && incomparable.length > 0) {
    throw nothingComparable(query, incomparable.length);
  }
  const passing = neighbours.filter(({ move }) => passes(filter, move.metadata));
  const available = (relaxed: SearchOptions['filter']) =>
    neighbours.filter(({ move }) => passes(relaxed, move.metadata)).length;
  return answerOf(query, options, {
    prevalence: prevalenceOf(moves),
    results: bestMatches(query, passing.slice(0, candidates.k), options),
    nearCopies: bestMatches(
      query,
      nearCopies.filter(({ move }) => passes(filter, move.metadata)),
      { ...options, k: nearCopies.length },
    ),
    notComparable: incomparable.filter((move) => passes(filter, move.metadata)).length,
    relaxations:
      passing.length >= k
        ? []
        : relaxationsOf(filter).map((drop) => ({ drop, available: available(without(filter, drop)) })),
  });
}

/** Libraries are searched many times between two changes. */
const PREVALENCES = new WeakMap<readonly Move[], Prevalence>();

function prevalenceOf(moves: readonly Move[]): Prevalence {
  const prevalence = PREVALENCES.get(moves) ?? Prevalence.of(moves);
  PREVALENCES.set(moves, prevalence);
  return prevalence;
}
