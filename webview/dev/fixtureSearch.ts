import { type MoveFilter, passes, relaxationsOf, without } from '../../src/moves/filter.ts';
import { DIMENSIONS, MODALITIES } from '../../src/moves/modality.ts';
import { Prevalence } from '../../src/moves/prevalence.ts';
import { TEXT_ONLY, type Weights } from '../../src/moves/weights.ts';
import type { AnswerOf, RequestOf } from '../../src/protocol/contract.ts';
import type { ToHost } from '../../src/protocol/panel.ts';
import { descriptionReasons, reasonsOf } from '../../src/search/reasons.ts';
import { rerank, scoreWith } from '../panel/similar/rerank.ts';
import type { FixtureLibrary } from './fixtureLibrary.ts';

type Result = AnswerOf<ToHost, 'similar'>;
type Found = Result['results'][number];

/** Answers as the engine would, from the made-up vectors. */
export function similarTo(
  library: FixtureLibrary,
  { clip, k, filter, weights }: RequestOf<ToHost, 'similar'>,
): Result {
  const row = library.headers.findIndex(({ key }) => key === clip);
  const ranked = ranking(library, row, weights).filter(({ key }) => key !== clip);
  const nearCopies = row % 5 === 0 ? ranked.slice(0, 2) : [];
  return {
    query: { kind: 'clip', key: library.headers[row].key },
    ...answer(ranked.slice(nearCopies.length), nearCopies, { k, filter, weights }),
  };
}

/** Stands in for a comparison of words: the neighbours of a move that the description picks by its length. */
export function fittingDescription(
  library: FixtureLibrary,
  { description, k, filter }: RequestOf<ToHost, 'search'>,
): Result {
  const row = description.length % library.headers.length;
  const ranked = ranking(library, row, TEXT_ONLY).map((found) => ({
    ...found,
    parts: { pose: null, audio: null, text: found.parts.text },
    reasons: descriptionReasons(found),
  }));
  return {
    query: { kind: 'description', description, understood: [], basis: 'meaning' },
    ...answer(ranked, [], { k, filter, weights: TEXT_ONLY }),
  };
}

function answer(
  ranked: readonly Found[],
  nearCopies: readonly Found[],
  { k, filter, weights }: { k: number; filter: MoveFilter; weights: Weights },
): Omit<Result, 'query'> {
  const count = (allowed: MoveFilter) => ranked.filter(({ metadata }) => passes(allowed, metadata)).length;
  const results = ranked.filter(({ metadata }) => passes(filter, metadata)).slice(0, k);
  const relaxations = relaxationsOf(filter).map((drop) => ({
    drop: [...drop],
    available: count(without(filter, drop)),
  }));
  return {
    weights: { ...weights },
    asked: k,
    results,
    nearCopies: [...nearCopies],
    notComparable: 0,
    relaxations: results.length < k ? relaxations : [],
  };
}

function ranking({ headers, vectors }: FixtureLibrary, query: number, weights: Weights): Found[] {
  const prevalence = Prevalence.of(headers);
  const found = headers.map((header, row): Found => {
    let offset = 0;
    const parts: { pose: number | null; audio: number | null; text: number | null } = {
      pose: null,
      audio: null,
      text: null,
    };
    for (const modality of MODALITIES) {
      const isMissing = [header, headers[query]].some(
        ({ embeddings }) => embeddings[modality].status === 'missing',
      );
      if (!isMissing) {
        let sum = 0;
        for (let i = offset; i < offset + DIMENSIONS[modality]; i++) {
          sum += vectors[row * 1_024 + i] * vectors[query * 1_024 + i];
        }
        parts[modality] = sum;
      }
      offset += DIMENSIONS[modality];
    }
    const { key, videoPath, metadata, durationSeconds, tempoBpm } = header;
    return {
      key,
      videoPath,
      metadata: { ...metadata },
      durationSeconds,
      tempoBpm,
      score: scoreWith(weights, parts),
      parts,
      reasons: reasonsOf(headers[query], header, parts, prevalence),
    };
  });
  return rerank(found, weights) as Found[];
}
