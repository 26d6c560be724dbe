import { withFragment } from '../moves/clipPart.ts';
import type { Match } from '../moves/likeness.ts';
import type { Prevalence } from '../moves/prevalence.ts';
import { Failure } from '../shared/failure.ts';
import { knownParts } from './movement/knownParts.ts';
import type { Scored } from './rank.ts';
import { descriptionReasons, reasonsOf } from './reasons.ts';
import type { Query, SearchOptions } from './searchQuery.ts';
import type { FoundMove, Relaxation, SearchedFor, SearchResult } from './searchResult.ts';

/** What a search came to, before it is told why. */
export interface Findings {
  readonly results: readonly Scored[];
  readonly nearCopies: readonly Scored[];
  readonly notComparable: number;
  /** Every relaxation of the filter with the number of moves it would give; none where the filter gives enough. */
  readonly relaxations: readonly Relaxation[];
  /** Of the whole library; null for a description, whose reasons take none. */
  readonly prevalence: Prevalence | null;
}

export function answerOf(query: Query, options: SearchOptions, findings: Findings): SearchResult {
  const found = (scored: Scored) => foundMove(query, scored, findings.prevalence);
  return {
    query: searchedFor(query),
    weights: options.weights,
    asked: options.k,
    results: findings.results.map(found),
    nearCopies: findings.nearCopies.map(found),
    notComparable: findings.notComparable,
    relaxations: worthwhile(findings.relaxations, findings.results.length),
  };
}

function searchedFor(query: Query): SearchedFor {
  switch (query.kind) {
    case 'clip':
      return { kind: 'clip', key: query.move.key };
    case 'part':
      return { kind: 'part', key: query.key, part: query.part };
    case 'file':
      return { kind: 'file', file: query.file, part: query.part };
    case 'description':
      return {
        kind: 'description',
        description: query.description,
        understood: query.understood,
        basis: query.basis,
      };
  }
}

/** The relaxations that give more than the filter and than the relaxation before. */
function worthwhile(relaxations: readonly Relaxation[], found: number): Relaxation[] {
  const offered: Relaxation[] = [];
  for (const relaxation of relaxations) {
    if (relaxation.available > (offered.at(-1)?.available ?? found)) {
      offered.push(relaxation);
    }
  }
  return offered;
}

/** The failure of a query that can be compared with none of the library's other moves. */
export function nothingComparable(query: Query, others: number): Failure {
  const what = nameOf(query);
  return new Failure(
    'not-comparable',
    `None of the library's ${others} other moves can be compared with ${what}: different models embedded them, or ` +
      'they have nothing in common that counts.',
    { remedy: 'Generate the library again, so that one model embeds every clip, or change the weights.' },
  );
}

function nameOf(query: Query): string {
  switch (query.kind) {
    case 'clip':
      return query.move.key;
    case 'part':
      return withFragment(query.key, query.part);
    case 'file':
      return withFragment(query.file, query.part);
    case 'description':
      return `the description "${query.description}"`;
  }
}

function foundMove(
  query: Query,
  { move, score, parts, match }: Scored,
  prevalence: Prevalence | null,
): FoundMove {
  const inClip = match && matchInClip(query, match);
  return {
    key: move.key,
    videoPath: move.videoPath,
    metadata: move.metadata,
    durationSeconds: move.durationSeconds,
    tempoBpm: move.tempoBpm,
    score,
    parts,
    match: inClip,
    reasons:
      query.kind !== 'description' && prevalence !== null
        ? reasonsOf(query.move, move, { parts: knownParts(move, parts), match }, prevalence)
        : descriptionReasons(move),
  };
}

/** A match in seconds of the whole clip that was asked with, where that was a part of it. */
function matchInClip(query: Query, match: Match): Match {
  const from = query.kind === 'part' || query.kind === 'file' ? (query.part?.from ?? 0) : 0;
  if (match.where === null) {
    return match;
  }
  const [start, end] = match.where.query;
  return { ...match, where: { ...match.where, query: [start + from, end + from] } };
}
