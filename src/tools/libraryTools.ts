import { z } from 'zod';
import { LIBRARY_METHODS } from '../engine/contract/library.ts';
import { listJson } from './json/listJson.ts';
import { searchJson } from './json/searchJson.ts';
import { statisticsJson } from './json/statisticsJson.ts';
import { tool } from './tool.ts';

const SIMILAR = LIBRARY_METHODS.similar.request.shape;
const SEARCH = LIBRARY_METHODS.search.request.shape;

const FILTER = {
  filter: SIMILAR.filter.optional().describe('Which moves may be found; any where a field is left out.'),
};

const COUNT = {
  count: z.int().min(1).max(50).default(10).describe('How many moves to find, 10 by default.'),
};

/** What can be asked of a move library. */
export const LIBRARY_TOOLS = {
  statistics: tool({
    title: 'Count moves',
    description:
      'Counts what the move library holds and lacks: moves by each label, combinations that have no move, tempos, clips with weak signal, duplicates.',
    input: z.object({}),
    effect: 'reads',
    answer: async (_, { engine, place }) => statisticsJson(await engine.statistics({ place })),
  }),
  list: tool({
    title: 'List moves',
    description:
      'Lists the moves of the move library by clip key, with their labels, lengths and tempos; all of them, or those that a filter admits or that have no labels yet.',
    input: z.object({
      ...FILTER,
      unlabelled: z
        .boolean()
        .default(false)
        .describe('Whether only moves are listed of which nobody has said anything yet.'),
      first: z
        .int()
        .min(0)
        .default(0)
        .describe('How many moves to pass over, for the next part of a long list.'),
      count: z.int().min(1).max(1000).default(100).describe('How many moves to list, 100 by default.'),
    }),
    effect: 'reads',
    answer: async ({ filter = {}, ...part }, { engine, place }) =>
      listJson(await engine.moves({ place }), { filter, ...part }),
  }),
  similar: tool({
    title: 'Find similar moves',
    description:
      "Finds the dance moves of the move library that are most like one of its clips, or like any other video file, or like a part of either, by how the dancers move, what music plays and what the move is called. A file from outside the library is analysed first, which takes some seconds. Gives each move's score and the reasons why it is alike.",
    input: z.object({
      clip: SIMILAR.clip.describe(
        "The clip: its key such as 'spin/left_turn.mp4', its path, its clip id or the move's name; else the absolute path of any video file.",
      ),
      from: SIMILAR.from.describe(
        'Where the part begins that is compared, in seconds of the clip; its start where it is left out.',
      ),
      to: SIMILAR.to.describe(
        'Where the part ends, at least 2 seconds later; the end of the clip where it is left out.',
      ),
      ...COUNT,
      ...FILTER,
    }),
    effect: 'reads',
    answer: async ({ count, filter = {}, ...asked }, { engine, place, weights, ffmpegPath }, signal) =>
      searchJson(
        await engine.similar({ place, ...asked, k: count, filter, weights, ffmpegPath }, { signal }),
      ),
  }),
  search: tool({
    title: 'Search moves by description',
    description: 'Finds dance moves of the move library by a description in words, in English or Spanish.',
    input: z.object({
      description: SEARCH.description.describe("The move in words, such as 'slow romantic basic'."),
      ...COUNT,
      ...FILTER,
    }),
    effect: 'reads',
    answer: async ({ description, count, filter = {} }, { engine, place }) =>
      searchJson(await engine.search({ place, description, k: count, filter })),
  }),
};
