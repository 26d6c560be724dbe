import * as l10n from '@vscode/l10n';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { valueName } from '../words.ts';

/** Fewer searches than this are suggested where the library has fewer categories. */
const MOST = 3;

/**
 * Searches that the library has an answer to: its largest categories, each with a rating that one of its moves has, in
 * the editor's language.
 */
export function suggestedSearches(moves: readonly PanelMove[]): string[] {
  const ratings = [energyOf, difficultyOf, styleOf];
  return largestCategories(moves)
    .slice(0, MOST)
    .map((members, index) => {
      const name = valueName('category', members[0].metadata.category);
      const rating = commonest(members.flatMap((move) => ratings[index](move) ?? []));
      return rating === null ? name : l10n.t('{0}, {1}', name, rating);
    });
}

function energyOf({ metadata: { energy } }: PanelMove): string | null {
  return energy === null ? null : l10n.t('{0} energy', valueName('energy', energy));
}

function difficultyOf({ metadata: { difficulty } }: PanelMove): string | null {
  return difficulty === null ? null : valueName('difficulty', difficulty);
}

function styleOf({ metadata: { style } }: PanelMove): string | null {
  return style === null ? null : valueName('style', style);
}

function largestCategories(moves: readonly PanelMove[]): PanelMove[][] {
  const byCategory = new Map<string, PanelMove[]>();
  for (const move of moves) {
    const { category } = move.metadata;
    byCategory.set(category, [...(byCategory.get(category) ?? []), move]);
  }
  return [...byCategory.values()].sort((a, b) => b.length - a.length);
}

function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}
