import {
  type CancellationToken,
  Disposable,
  LanguageModelTextPart,
  LanguageModelToolResult,
  l10n,
  lm,
  type PreparedToolInvocation,
} from 'vscode';
import type { LabelEdit } from '../../moves/labels/labelEdit.ts';
import { Failure } from '../../shared/failure.ts';
import { TOOL_NAMES, type ToolName } from '../../tools/toolNames.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { Parts } from '../parts.ts';
import { ffmpegPathOf, weightsOf } from '../settings.ts';

type ToolParts = Pick<Parts, 'engine' | 'libraries' | 'labels'>;

/** Offers the library, and what can be made of it, to the chat agent. */
export function registerMoveTools(parts: ToolParts): Disposable {
  return Disposable.from(
    ...TOOL_NAMES.map((name) =>
      lm.registerTool<object>(`move-embeddings_${name}`, {
        prepareInvocation: ({ input }) => ASKED[name](input),
        invoke: async ({ input }, token) => {
          const answer = await answerOf(name, input, parts, token);
          return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(answer))]);
        },
      }),
    ),
  );
}

/** What is said while a tool is at work, and asked before one that changes files. */
const ASKED: Readonly<Record<ToolName, (input: object) => PreparedToolInvocation>> = {
  statistics: () => ({ invocationMessage: l10n.t('Counting moves') }),
  list: () => ({ invocationMessage: l10n.t('Listing moves') }),
  similar: () => ({ invocationMessage: l10n.t('Looking for similar moves') }),
  search: () => ({ invocationMessage: l10n.t('Searching moves') }),
  unlabelled: () => ({ invocationMessage: l10n.t('Looking for moves without labels') }),
  label: (input) =>
    confirmed(l10n.t('Labelling moves'), l10n.t('This writes into the annotations file.'), input),
  collect: (input) =>
    confirmed(
      l10n.t('Making a collection'),
      l10n.t('This writes a file into the folder “collections”.'),
      input,
    ),
  plan: () => ({ invocationMessage: l10n.t('Planning a choreography') }),
  render: (input) => confirmed(l10n.t('Rendering a choreography'), l10n.t('This writes a video.'), input),
};

/** Shows what a language model asks for as it is, before it is done. */
function confirmed(progress: string, writes: string, input: object): PreparedToolInvocation {
  return {
    invocationMessage: progress,
    confirmationMessages: { title: progress, message: `${writes}\n\n${JSON.stringify(input, null, 1)}` },
  };
}

async function answerOf(
  name: ToolName,
  input: unknown,
  parts: ToolParts,
  token: CancellationToken,
): Promise<unknown> {
  const { engine, libraries, labels } = parts;
  // Nobody may be there to pick a folder: the first that has a library is as good as any.
  const library = libraries.meant() ?? libraries.all.find(({ exists }) => exists);
  if (!library || token.isCancellationRequested) {
    throw new Failure('library-missing', l10n.t('No folder with a move library is open.'));
  }
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  // What the tools are made of is loaded only when one is used.
  const { answerTool, toolNamed } = await import('../../tools/toolTable.ts');
  if (toolNamed(name).effect !== 'reads') {
    refuseUntrusted();
  }
  const context = {
    engine,
    place: library.place,
    weights: weightsOf(library.folder),
    ffmpegPath: ffmpegPathOf(library.folder),
    label: (edits: readonly LabelEdit[]) => labels.of(library).label(edits),
    mayWrite: true,
  };
  return answerTool(name, input, context, abort.signal);
}
