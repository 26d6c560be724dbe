import { z } from 'zod';
import type { FoundMove, SearchResult, UnderstoodPart } from '../../engine/moveEngine.ts';
import { FilterRequest } from '../../engine/requests.ts';
import { columnsOfLabels } from '../../moves/labels/labelSchemas.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';
import { ffmpegPathOf, weightsOf } from '../settings.ts';
import { checked } from './checkedInput.ts';

type ToolParts = Pick<Parts, 'engine'>;

const Second = z.number().min(0).optional();

const Ranking = { filter: FilterRequest.default({}), count: z.int().min(1).max(50).default(10) };

/** What a tool is given, checked here, since a language model wrote it. */
const INPUTS = {
  similar: z.object({ clip: z.string().min(1), from: Second, to: Second, ...Ranking }),
  search: z.object({ description: z.string().min(1), ...Ranking }),
  statistics: z.object({}),
};

/** Answers a tool of the chat agent, with data to be handed over as JSON. @throws Failure */
export async function answerTool(
  name: keyof typeof INPUTS,
  input: unknown,
  { place, folder }: WorkspaceLibrary,
  { engine }: ToolParts,
  signal?: AbortSignal,
): Promise<unknown> {
  switch (name) {
    case 'similar': {
      const { clip, from, to, count, filter } = checked(INPUTS.similar, input);
      const asked = { clip, from, to, weights: weightsOf(folder), ffmpegPath: ffmpegPathOf(folder) };
      return found(await engine.similar({ place, ...asked, k: count, filter }, { signal }));
    }
    case 'search': {
      const { description, count, filter } = checked(INPUTS.search, input);
      return found(await engine.search({ place, description, k: count, filter }));
    }
    case 'statistics':
      checked(INPUTS.statistics, input);
      return engine.statistics({ place });
  }
}

function found({ query, results, nearCopies, relaxations }: SearchResult) {
  return {
    ...(query.kind === 'description'
      ? { words_that_found_nothing: wordsThatFoundNothing(query.understood) }
      : {}),
    results: results.map(moveFacts),
    same_recording: nearCopies.map(({ key }) => key),
    more_without: relaxations,
  };
}

function wordsThatFoundNothing(understood: readonly UnderstoodPart[]): string[] {
  return understood.filter(({ role }) => role === 'unmatched').map(({ words }) => words);
}

function moveFacts({ key, metadata, score, tempoBpm, reasons }: FoundMove) {
  return {
    clip_key: key,
    move_name: metadata.moveName,
    ...columnsOfLabels(metadata),
    tempo_bpm: tempoBpm,
    score,
    reasons: reasons.map(inEnglish),
  };
}
