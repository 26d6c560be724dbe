import { cosineWeights, scoreOf } from '../../moves/likeness.ts';
import type { MoveEmbeddings } from '../../moves/move.ts';
import { byScore, type Scored } from '../rank.ts';
import { embeddingsOf, isPart, type Query, type SearchOptions } from '../searchQuery.ts';
import { type Moments, matchOf, momentsOf, similarityOf } from './movementMatch.ts';

/** So many moves are found by their vectors before they are matched: matching more changes nothing at the top. */
const CANDIDATES = 100;
/** The vector of a whole clip says little of a part of it. */
const CANDIDATES_FOR_A_PART = 2_000;

/** How to find the moves among which the best are: by cosines, on the scales on which the weights act alike. */
export function candidateOptions(query: Query, options: SearchOptions): SearchOptions {
  return query.kind === 'description'
    ? options
    : {
        ...options,
        weights: cosineWeights(options.weights),
        k: Math.max(options.k, isPart(query) ? CANDIDATES_FOR_A_PART : CANDIDATES),
      };
}

/**
 * The best candidates as a dancer would rank them: by what the vectors and the moments of a clip have in common.
 * Those of a description are ranked already.
 */
export function bestMatches(
  query: Query,
  candidates: readonly Scored[],
  { weights, k }: Pick<SearchOptions, 'weights' | 'k'>,
): Scored[] {
  if (query.kind === 'description') {
    return candidates.slice(0, k);
  }
  const wanted = embeddingsOf(query);
  const own = momentsIn(wanted);
  const moments = candidates.map(({ move }) => (own ? momentsLike(wanted, move.embeddings) : null));
  return candidates
    .flatMap((candidate, i) => {
      const theirs = moments[i];
      const similarity = own && theirs && similarityOf(own, theirs);
      const match = similarity === null ? null : { similarity, where: null };
      const parts = isPart(query) ? { ...candidate.parts, pose: null } : candidate.parts;
      const score = scoreOf({ parts, match }, weights);
      return score === null ? [] : [{ scored: { ...candidate, parts, match, score }, theirs }];
    })
    .sort((a, b) => byScore(a.scored, b.scored))
    .slice(0, k)
    .map(({ scored, theirs }) => ({ ...scored, match: own && theirs && matchOf(own, theirs) }));
}

function momentsIn({ pose }: MoveEmbeddings): Moments | null {
  return pose.status === 'embedded' && pose.windows ? momentsOf(pose.windows) : null;
}

/** Moments that one model made like those of the query; null where there are none. */
function momentsLike(query: MoveEmbeddings, other: MoveEmbeddings): Moments | null {
  return query.pose.model === other.pose.model ? momentsIn(other) : null;
}
