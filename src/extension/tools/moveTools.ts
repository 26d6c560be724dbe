import {
  type CancellationToken,
  Disposable,
  LanguageModelTextPart,
  LanguageModelToolResult,
  l10n,
  lm,
} from 'vscode';
import { z } from 'zod';
import type { FoundMove, SearchResult } from '../../engine/moveEngine.ts';
import { FilterRequest } from '../../engine/requests.ts';
import { Failure } from '../../moves/failure.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';
import { weightsOf } from '../settings.ts';

type ToolParts = Pick<Parts, 'engine' | 'libraries'>;

/** A tool that the chat agent may use: what it is given, checked here, and what it answers, as JSON. */
interface MoveTool<Input> {
  readonly input: z.ZodType<Input>;
  readonly progress: string;
  answer(input: Input, library: WorkspaceLibrary, parts: ToolParts): Promise<unknown>;
}

const Ranking = { filter: FilterRequest.default({}), count: z.int().min(1).max(50).default(10) };

const similar: MoveTool<{ clip: string; count: number; filter: z.infer<typeof FilterRequest> }> = {
  input: z.object({ clip: z.string().min(1), ...Ranking }),
  progress: l10n.t('Looking for similar moves'),
  answer: async ({ clip, count, filter }, { place, folder }, { engine }) =>
    found(await engine.similar({ place, clip, k: count, filter, weights: weightsOf(folder) })),
};

const search: MoveTool<{ description: string; count: number; filter: z.infer<typeof FilterRequest> }> = {
  input: z.object({ description: z.string().min(1), ...Ranking }),
  progress: l10n.t('Searching moves'),
  answer: async ({ description, count, filter }, { place }, { engine }) =>
    found(await engine.search({ place, description, k: count, filter })),
};

const statistics: MoveTool<Record<string, never>> = {
  input: z.object({}),
  progress: l10n.t('Counting moves'),
  answer: (_input, { place }, { engine }) => engine.statistics({ place }),
};

/** Offers the library to the chat agent. */
export function registerMoveTools(parts: ToolParts): Disposable {
  return Disposable.from(
    register('move-embeddings_similar', similar, parts),
    register('move-embeddings_search', search, parts),
    register('move-embeddings_statistics', statistics, parts),
  );
}

function register<Input>(name: string, tool: MoveTool<Input>, parts: ToolParts): Disposable {
  return lm.registerTool<Input>(name, {
    prepareInvocation: () => ({ invocationMessage: tool.progress }),
    invoke: async ({ input }, token: CancellationToken) => {
      const checked = tool.input.safeParse(input);
      if (!checked.success) {
        throw new Failure('bad-request', z.prettifyError(checked.error));
      }
      // Nobody may be there to pick a folder: the first that has a library is as good as any.
      const library = parts.libraries.meant() ?? parts.libraries.all.find(({ exists }) => exists);
      if (!library || token.isCancellationRequested) {
        throw new Failure('library-missing', l10n.t('No folder with a move library is open.'));
      }
      const answer = await tool.answer(checked.data, library, parts);
      return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(answer))]);
    },
  });
}

function found({ results, nearCopies, relaxations }: SearchResult) {
  return {
    results: results.map(moveFacts),
    same_recording: nearCopies.map(({ key }) => key),
    more_without: relaxations,
  };
}

function moveFacts({ key, metadata, score, tempoBpm, reasons }: FoundMove) {
  const { moveName, category, difficulty, energyLevel, style } = metadata;
  return {
    clip_key: key,
    move_name: moveName,
    category,
    difficulty,
    energy_level: energyLevel,
    style,
    tempo_bpm: tempoBpm,
    score,
    reasons,
  };
}
