import { distance } from 'fastest-levenshtein';

/** The words in order of how few letters must be changed to make them of what was written; as they are where they tie. */
export function closestFirst(written: string, words: readonly string[]): string[] {
  const letters = written.trim().toLowerCase();
  return words
    .map((word) => ({ word, changes: distance(letters, word) }))
    .sort((a, b) => a.changes - b.changes)
    .map(({ word }) => word);
}
