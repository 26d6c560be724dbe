import { commands, l10n, type Uri, window, workspace } from 'vscode';
import type { GenerationResult } from '../../engine/moveEngine.ts';
import { Failure } from '../../shared/failure.ts';
import { showProgress } from '../generation/generationProgress.ts';
import { outcomeText } from '../generation/generationTexts.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { PanelParts, Parts } from '../parts.ts';
import { type Remedy, showFailure } from '../showFailure.ts';
import { commandId } from './commandNames.ts';

/** Brings a library up to date with its clips, with a notification that shows how far it is and one at the end. */
export async function generate(parts: Parts, uri?: Uri): Promise<GenerationResult | undefined> {
  // The engine reads from the disk: what is being edited must be there.
  await workspace.saveAll(false);
  const library = await parts.libraries.choose(uri);
  if (!library) {
    return undefined;
  }
  try {
    return await generateLibrary(parts, library);
  } catch (error) {
    await showRunFailure(parts, library, error);
    return undefined;
  }
}

export async function generateLibrary(
  parts: PanelParts,
  library: WorkspaceLibrary,
  options: { readonly prune?: boolean } = {},
): Promise<GenerationResult> {
  const result = await showProgress(library, parts.runs.start(library, options));
  parts.log.info(outcomeText(result));
  // The run has ended: nobody waits until the message is closed.
  void showOutcome(result, library);
  void offerToFollow(parts, result, library);
  return result;
}

/** Tells why a run failed. Where it would have removed much of the library, a button does it after all. */
export async function showRunFailure(
  parts: PanelParts,
  library: WorkspaceLibrary,
  error: unknown,
): Promise<void> {
  const wouldEmpty = error instanceof Failure && error.code === 'would-empty';
  // Where not even a plan can be made, the failure is told all the same.
  const remedy = wouldEmpty ? await removal(parts, library).catch(() => null) : null;
  showFailure(parts, error, remedy ? [remedy] : []);
}

async function removal(parts: PanelParts, library: WorkspaceLibrary): Promise<Remedy> {
  const { plan } = await parts.runs.plan(library, { prune: true });
  const count = plan.gone.length;
  return {
    title: count === 1 ? l10n.t('Remove 1 Move') : l10n.t('Remove {0} Moves', count),
    run: () =>
      generateLibrary(parts, library, { prune: true }).catch((error: unknown) => showFailure(parts, error)),
  };
}

/** Rows follow renamed clips by themselves; what a person wrote is changed only if they want it. */
async function offerToFollow(
  { engine, log }: PanelParts,
  { findings: { renamed, annotationsFile, annotationsWithoutClip } }: GenerationResult,
  library: WorkspaceLibrary,
): Promise<void> {
  const old = new Set<string>(annotationsWithoutClip);
  const named = renamed.filter(({ from }) => old.has(from));
  if (annotationsFile === null || named.length === 0) {
    return;
  }
  const follow = l10n.t('Update Annotations');
  const question = l10n.t(
    '{0} clips were renamed. Should the annotations name their new place?',
    named.length,
  );
  if ((await window.showInformationMessage(question, follow)) === follow) {
    const { followed } = await engine.followRenamed({ place: library.place, renamed: named });
    log.info(l10n.t('{0} annotations name the new place of their clips', followed.length));
    library.noteRowsChanged();
  }
}

async function showOutcome(result: GenerationResult, library: WorkspaceLibrary): Promise<void> {
  const showLibrary = l10n.t('Show Library');
  const showProblems = l10n.t('Show Problems');
  const checkSetup = l10n.t('Check Setup');
  const someFailed = result.failed.length + result.findings.annotationProblems.length > 0;
  const lacksDecoders = result.lackingDecoders.length > 0;
  const show = someFailed || lacksDecoders ? window.showWarningMessage : window.showInformationMessage;
  const chosen = await show(
    outcomeText(result),
    showLibrary,
    ...(someFailed ? [showProblems] : []),
    ...(lacksDecoders ? [checkSetup] : []),
  );
  if (chosen === showLibrary) {
    await commands.executeCommand(commandId('showStatistics'), library.folder.uri);
  } else if (chosen === showProblems) {
    await commands.executeCommand('workbench.actions.view.problems');
  } else if (chosen === checkSetup) {
    await commands.executeCommand(commandId('checkSetup'));
  }
}
