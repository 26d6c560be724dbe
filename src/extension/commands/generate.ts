import { commands, l10n, type Uri, window, workspace } from 'vscode';
import type { GenerationResult } from '../../engine/moveEngine.ts';
import { showProgress } from '../generation/generationProgress.ts';
import { outcomeText } from '../generation/generationTexts.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { PanelParts, Parts } from '../parts.ts';
import { commandId } from './commandNames.ts';

/** Brings a library up to date with its clips, with a notification that shows how far it is and one at the end. */
export async function generate(parts: Parts, uri?: Uri): Promise<GenerationResult | undefined> {
  // The engine reads from the disk: what is being edited must be there.
  await workspace.saveAll(false);
  const library = await parts.libraries.choose(uri);
  return library ? await generateLibrary(parts, library) : undefined;
}

export async function generateLibrary(
  parts: PanelParts,
  library: WorkspaceLibrary,
): Promise<GenerationResult> {
  const result = await showProgress(library, parts.runs.start(library));
  parts.log.info(outcomeText(result));
  // The run has ended: nobody waits until the message is closed.
  void showOutcome(result, library);
  return result;
}

async function showOutcome(result: GenerationResult, library: WorkspaceLibrary): Promise<void> {
  const showStatistics = l10n.t('Show Statistics');
  const showProblems = l10n.t('Show Problems');
  const checkSetup = l10n.t('Check Setup');
  const someFailed = result.failed.length > 0;
  const lacksDecoders = result.lackingDecoders.length > 0;
  const show = someFailed || lacksDecoders ? window.showWarningMessage : window.showInformationMessage;
  const chosen = await show(
    outcomeText(result),
    showStatistics,
    ...(someFailed ? [showProblems] : []),
    ...(lacksDecoders ? [checkSetup] : []),
  );
  if (chosen === showStatistics) {
    await commands.executeCommand(commandId('showStatistics'), library.folder.uri);
  } else if (chosen === showProblems) {
    await commands.executeCommand('workbench.actions.view.problems');
  } else if (chosen === checkSetup) {
    await commands.executeCommand(commandId('checkSetup'));
  }
}
