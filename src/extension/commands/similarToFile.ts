import { l10n, ProgressLocation, type Uri, window, workspace } from 'vscode';
import type { FoundMove, SearchResult } from '../../engine/moveEngine.ts';
import { reasonWords } from '../../moves/reasons/reasonWords.ts';
import { speechOf } from '../../moves/speech.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';
import { ffmpegPathOf, weightsOf } from '../settings.ts';

const MOVES_SHOWN = 20;

/** Analyses a video that is no clip of the library and lets the user pick one of the moves like it. */
export async function similarToFile(
  { engine }: Pick<Parts, 'engine'>,
  { place, folder }: WorkspaceLibrary,
  uri: Uri,
): Promise<FoundMove | undefined> {
  const { results, nearCopies } = await asked(engine, uri, {
    ...{ place, clip: uri.fsPath, k: MOVES_SHOWN, filter: {} },
    ...{ weights: weightsOf(folder), ffmpegPath: ffmpegPathOf(folder) },
  });
  const items = [
    ...nearCopies.map((move) => itemOf(move, [l10n.t('the same recording')])),
    ...results.map((move) => itemOf(move, reasonsOf(move))),
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Moves like {0}', workspace.asRelativePath(uri)),
    placeHolder: l10n.t('Pick a move to see it in the library'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.move;
}

type Request = Parameters<Parts['engine']['similar']>[0];

function asked(engine: Parts['engine'], uri: Uri, request: Request): Thenable<SearchResult> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Analysing {0}', workspace.asRelativePath(uri)),
    cancellable: true,
  };
  return window.withProgress(options, (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    let shown = 0;
    return engine.similar(request, {
      signal: abort.signal,
      onProgress: ({ analysedSeconds, totalSeconds }) => {
        if (totalSeconds !== null) {
          const percent = Math.min(100, (100 * analysedSeconds) / totalSeconds);
          progress.report({ message: l10n.t('{0} %', Math.floor(percent)), increment: percent - shown });
          shown = percent;
        }
      },
    });
  });
}

function itemOf(move: FoundMove, why: readonly string[]) {
  return { label: move.metadata.moveName, description: move.key, detail: why.join(' · '), move };
}

function reasonsOf({ reasons }: FoundMove): string[] {
  return reasons.map((reason) => reasonWords(reason, speechOf(l10n)));
}
