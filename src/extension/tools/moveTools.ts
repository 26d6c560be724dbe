import {
  type CancellationToken,
  Disposable,
  LanguageModelTextPart,
  LanguageModelToolResult,
  l10n,
  lm,
} from 'vscode';
import { Failure } from '../../shared/failure.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';

type ToolParts = Pick<Parts, 'engine' | 'libraries'>;
type Answer = (
  input: unknown,
  library: WorkspaceLibrary,
  parts: ToolParts,
  signal: AbortSignal,
) => Promise<unknown>;

/** Offers the library, and what can be made of it, to the chat agent. */
export function registerMoveTools(parts: ToolParts): Disposable {
  return Disposable.from(
    register('similar', l10n.t('Looking for similar moves'), parts, movesAnswer('similar')),
    register('search', l10n.t('Searching moves'), parts, movesAnswer('search')),
    register('statistics', l10n.t('Counting moves'), parts, movesAnswer('statistics')),
    register('plan', l10n.t('Planning a choreography'), parts, async (...given) =>
      (await import('./choreographyAnswers.ts')).planAnswer(...given),
    ),
    register('render', l10n.t('Rendering a choreography'), parts, async (...given) =>
      (await import('./choreographyAnswers.ts')).renderAnswer(...given),
    ),
  );
}

function movesAnswer(name: 'similar' | 'search' | 'statistics'): Answer {
  return async (input, library, parts, signal) =>
    (await import('./moveAnswers.ts')).answerTool(name, input, library, parts, signal);
}

function register(name: string, progress: string, parts: ToolParts, answer: Answer): Disposable {
  return lm.registerTool<unknown>(`move-embeddings_${name}`, {
    prepareInvocation: () => ({ invocationMessage: progress }),
    invoke: async ({ input }, token: CancellationToken) => {
      // Nobody may be there to pick a folder: the first that has a library is as good as any.
      const library = parts.libraries.meant() ?? parts.libraries.all.find(({ exists }) => exists);
      if (!library || token.isCancellationRequested) {
        throw new Failure('library-missing', l10n.t('No folder with a move library is open.'));
      }
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const found = await answer(input, library, parts, abort.signal);
      return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(found))]);
    },
  });
}
