import { describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS, TEXT_ONLY, type Weights } from '../../../src/moves/weights.ts';
import type { SearchResult } from '../../../src/search/searchResult.ts';
import { found, key } from '../testing/builders.ts';
import { shownAnswer } from './question.ts';

/** In the engine's order, which is not that of the cosines: it also goes by labels, tempo and where parts match. */
const RESULTS = [
  found('basic/slow.mp4', { pose: 0.2, audio: 0.1, text: 0.4 }),
  found('intros/hello.mp4', { pose: 0.5, audio: 0.1, text: 0.8 }),
  found('spin/double.mp4', { pose: 0.9, audio: 0.9, text: 0.3 }),
];

const IN_WORDS = { kind: 'description', description: 'slow basic', understood: [], basis: 'words' } as const;

function answered(query: SearchResult['query'], weights: Weights): SearchResult {
  return { query, weights, asked: 12, results: RESULTS, nearCopies: [], notComparable: 0, relaxations: [] };
}

const keysShown = (result: SearchResult, weights: Weights) =>
  shownAnswer(result, { shown: new Set(ENGINE_ORDER), weights }).results.map((move) => move.key);
const ENGINE_ORDER = RESULTS.map((move) => move.key);

describe('an answer as it is shown', () => {
  it('keeps the engine’s order of a search by words, whatever the sliders say', () => {
    const result = answered(IN_WORDS, TEXT_ONLY);
    expect(keysShown(result, DEFAULT_WEIGHTS)).toEqual(ENGINE_ORDER);
    expect(keysShown(result, TEXT_ONLY)).toEqual(ENGINE_ORDER);
  });

  it('keeps the engine’s order of similar moves while the sliders are as the engine was asked', () => {
    const result = answered({ kind: 'clip', key: key('basic/query.mp4') }, DEFAULT_WEIGHTS);
    expect(keysShown(result, { ...DEFAULT_WEIGHTS })).toEqual(ENGINE_ORDER);
  });

  it('re-weighs the parts of similar moves at once when a slider moves', () => {
    const result = answered({ kind: 'clip', key: key('basic/query.mp4') }, DEFAULT_WEIGHTS);
    expect(keysShown(result, { pose: 1, audio: 0, text: 0 })).toEqual([...ENGINE_ORDER].reverse());
    expect(keysShown(result, { pose: 0, audio: 0, text: 1 })).toEqual([
      ENGINE_ORDER[1],
      ENGINE_ORDER[0],
      ENGINE_ORDER[2],
    ]);
  });

  it('leaves out what does not pass the filter, and moves nothing else', () => {
    const result = answered(IN_WORDS, TEXT_ONLY);
    const shown = new Set([ENGINE_ORDER[0], ENGINE_ORDER[2]]);
    const { results } = shownAnswer(result, { shown, weights: DEFAULT_WEIGHTS });
    expect(results.map((move) => move.key)).toEqual([ENGINE_ORDER[0], ENGINE_ORDER[2]]);
  });
});
