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

type ToolParts = Pick<Parts, 'engine' | 'libraries' | 'labels'>;
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
    register(
      'label',
      l10n.t('Labelling moves'),
      parts,
      async (input, library) => (await import('./labelAnswers.ts')).labelAnswer(input, library, parts),
      l10n.t('This writes into the annotations file.'),
    ),
    register('unlabelled', l10n.t('Looking for moves without labels'), parts, async (input, library) =>
      (await import('./labelAnswers.ts')).unlabelledAnswer(input, library, parts),
    ),
    register(
      'collect',
      l10n.t('Making a collection'),
      parts,
      async (input, library) => (await import('./labelAnswers.ts')).collectAnswer(input, library, parts),
      l10n.t('This writes a file into the folder “collections”.'),
    ),
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

/** @param writes what it changes, which the user is asked about first; left out where it changes nothing */
function register(
  name: string,
  progress: string,
  parts: ToolParts,
  answer: Answer,
  writes?: string,
): Disposable {
  return lm.registerTool<unknown>(`move-embeddings_${name}`, {
    prepareInvocation: ({ input }) => ({
      invocationMessage: progress,
      ...(writes === undefined
        ? {}
        : { confirmationMessages: { title: progress, message: `${writes} ${JSON.stringify(input)}` } }),
    }),
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
