import { z } from 'zod';
import type { FoundMove, SearchResult } from '../../engine/moveEngine.ts';
import { FilterRequest } from '../../engine/requests.ts';
import { columnsOfLabels } from '../../moves/labels/labelSchemas.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';
import { weightsOf } from '../settings.ts';
import { checked } from './checkedInput.ts';

type ToolParts = Pick<Parts, 'engine'>;

const Ranking = { filter: FilterRequest.default({}), count: z.int().min(1).max(50).default(10) };

/** What a tool is given, checked here, since a language model wrote it. */
const INPUTS = {
  similar: z.object({ clip: z.string().min(1), ...Ranking }),
  search: z.object({ description: z.string().min(1), ...Ranking }),
  statistics: z.object({}),
};

/** Answers a tool of the chat agent, with data to be handed over as JSON. @throws Failure */
export async function answerTool(
  name: keyof typeof INPUTS,
  input: unknown,
  { place, folder }: WorkspaceLibrary,
  { engine }: ToolParts,
): Promise<unknown> {
  switch (name) {
    case 'similar': {
      const { clip, count, filter } = checked(INPUTS.similar, input);
      return found(await engine.similar({ place, clip, k: count, filter, weights: weightsOf(folder) }));
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

function found({ results, nearCopies, relaxations }: SearchResult) {
  return {
    results: results.map(moveFacts),
    same_recording: nearCopies.map(({ key }) => key),
    more_without: relaxations,
  };
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
