import type { SearchResult } from '../../engine/moveEngine.ts';
import { FILTER_FIELDS, pickFields } from '../../moves/labels/fields.ts';
import type { MoveFilter } from '../../moves/labels/filter.ts';
import { searchJson } from '../../tools/json/searchJson.ts';
import { print, printJson } from '../output.ts';
import { searchText } from '../presenting/searchText.ts';

/** The options that both ways of searching share. */
export interface RankingOptions extends MoveFilter {
  readonly database?: string;
  readonly k: number;
  readonly json: boolean;
}

export function rankingRequest(options: RankingOptions) {
  const filter: MoveFilter = pickFields(options, FILTER_FIELDS);
  return { place: { root: process.cwd(), database: options.database }, k: options.k, filter };
}

export function showRanking(result: SearchResult, { json }: RankingOptions): void {
  if (json) {
    printJson(searchJson(result));
  } else {
    print(searchText(result));
  }
}
