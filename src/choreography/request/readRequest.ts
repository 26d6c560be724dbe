import type { RequestVocabulary, UnderstoodRequest } from './understoodRequest.ts';

/** Reads a request in plain English, such as "a two-minute romantic beginner dance that ends gently". Never throws. */
export function readRequest(sentence: string, _vocabulary: RequestVocabulary): UnderstoodRequest {
  return {
    request: {
      words: sentence,
      durationSeconds: null,
      difficulty: [],
      energy: [],
      style: [],
      category: [],
      excluded: [],
      opening: null,
      ending: null,
    },
    song: null,
    understood: [],
    description: sentence,
  };
}
