import {
  type CancellationToken,
  Disposable,
  LanguageModelTextPart,
  LanguageModelToolResult,
  l10n,
  lm,
} from 'vscode';
import { Failure } from '../../moves/failure.ts';
import type { Parts } from '../parts.ts';

type ToolParts = Pick<Parts, 'engine' | 'libraries'>;
type ToolName = 'similar' | 'search' | 'statistics';

/** Offers the library to the chat agent. */
export function registerMoveTools(parts: ToolParts): Disposable {
  return Disposable.from(
    register('similar', l10n.t('Looking for similar moves'), parts),
    register('search', l10n.t('Searching moves'), parts),
    register('statistics', l10n.t('Counting moves'), parts),
  );
}

function register(name: ToolName, progress: string, parts: ToolParts): Disposable {
  return lm.registerTool<unknown>(`move-embeddings_${name}`, {
    prepareInvocation: () => ({ invocationMessage: progress }),
    invoke: async ({ input }, token: CancellationToken) => {
      // Nobody may be there to pick a folder: the first that has a library is as good as any.
      const library = parts.libraries.meant() ?? parts.libraries.all.find(({ exists }) => exists);
      if (!library || token.isCancellationRequested) {
        throw new Failure('library-missing', l10n.t('No folder with a move library is open.'));
      }
      const { answerTool } = await import('./moveAnswers.ts');
      const answer = await answerTool(name, input, library, parts);
      return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(answer))]);
    },
  });
}
