import { l10n, ProgressLocation, window } from 'vscode';
import type { GenerationResult } from '../../engine/moveEngine.ts';
import type { GenerationState } from '../../protocol/panelData.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { GenerationRun } from './generationRuns.ts';
import { stepText } from './generationTexts.ts';

/** Shows a run in a notification with Cancel, until it ends. */
export function showProgress(library: WorkspaceLibrary, run: GenerationRun): Thenable<GenerationResult> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Analysing clips in {0}', library.folder.name),
    cancellable: true,
  };
  return window.withProgress(options, (progress, token) => {
    let shown = 0;
    const show = (state: GenerationState) => {
      const percent = percentOf(state);
      progress.report({ message: stepText(state), increment: percent - shown });
      shown = percent;
    };
    show(library.generation);
    const subscriptions = [
      library.onDidChange((change) => change === 'generation' && show(library.generation)),
      token.onCancellationRequested(() => {
        run.cancel();
        progress.report({ message: l10n.t('Stopping; what is done is kept.') });
      }),
    ];
    return run.result.finally(() => {
      for (const subscription of subscriptions) {
        subscription.dispose();
      }
    });
  });
}

function percentOf(state: GenerationState): number {
  return state.state === 'running' && state.total > 0 ? (100 * state.done) / state.total : 0;
}
