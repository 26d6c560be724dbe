import type { SearchResult } from '../../engine/moveEngine.ts';
import type { MoveFilter } from '../../moves/filter.ts';
import type { Difficulty, Level, Style } from '../../moves/metadata.ts';
import { print, printJson } from '../output.ts';
import { searchJson } from '../presenting/searchJson.ts';
import { searchText } from '../presenting/searchText.ts';

/** The options that both ways of searching share. */
export interface RankingOptions {
  readonly database?: string;
  readonly k: number;
  readonly difficulty?: Difficulty[];
  readonly energy?: Level[];
  readonly style?: Style[];
  readonly category?: string[];
  readonly json: boolean;
}

export function rankingRequest(options: RankingOptions) {
  const filter: MoveFilter = {
    difficulty: options.difficulty,
    energy: options.energy,
    style: options.style,
    category: options.category,
  };
  return { place: { root: process.cwd(), database: options.database }, k: options.k, filter };
}

export function showRanking(result: SearchResult, { json }: RankingOptions): void {
  if (json) {
    printJson(searchJson(result));
  } else {
    print(searchText(result));
  }
}
