import { commands, l10n, window, workspace } from 'vscode';
import { Failure, type FailureCode, messageOf } from '../shared/failure.ts';
import { chooseClipFolder } from './chooseClipFolder.ts';
import { commandId } from './commands/commandNames.ts';
import { failureSummary } from './failureSummary.ts';
import type { Parts } from './parts.ts';
import { SECTION } from './settings.ts';

/** A button of a message. */
export interface Remedy {
  readonly title: string;
  run(): Thenable<unknown>;
}

/**
 * Tells the user what went wrong and what to do about it, and notes it in the log. Does not wait for an answer.
 * @param offered stands before what is offered for every failure of the kind
 */
export function showFailure(
  parts: Pick<Parts, 'log'>,
  error: unknown,
  offered: readonly Remedy[] = [],
): void {
  const failure =
    error instanceof Failure ? error : new Failure('internal', messageOf(error), { cause: error });
  if (failure.code === 'cancelled') {
    return;
  }
  const text = [failureSummary(failure.code), failure.message, adviceOf(failure)]
    .filter((part) => part !== null)
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(' ');
  parts.log.error(failure.code === 'internal' && error instanceof Error ? (error.stack ?? text) : text);
  const remedies = [...offered, ...remediesFor(failure.code, parts)];
  void window.showErrorMessage(text, ...remedies.map(({ title }) => title)).then((chosen) => {
    return remedies.find(({ title }) => title === chosen)?.run();
  });
}

/** What to do, in the editor's terms where the engine's are those of the command line. */
function adviceOf({ code, remedy }: Failure): string | null {
  switch (code) {
    case 'library-missing':
      return l10n.t('Analyse your clips, or load an embeddings file.');
    case 'ambiguous':
      return l10n.t('Choose one in the settings.');
    case 'no-clips':
      return l10n.t('Set the clip folder in the settings.');
    case 'would-empty':
      return l10n.t('Is the disk connected, and is this the right folder? Nothing was removed.');
    case 'model-missing':
    case 'model-refused':
      return l10n.t('The setup check tells how to get it.');
    default:
      return remedy;
  }
}

function remediesFor(code: FailureCode, { log }: Pick<Parts, 'log'>): Remedy[] {
  const run = (title: string, command: string, ...given: unknown[]): Remedy => ({
    title,
    run: () => commands.executeCommand(command, ...given),
  });
  const setting = (title: string, name: string) =>
    run(title, 'workbench.action.openSettings', `${SECTION}.${name}`);
  const checkSetup = run(l10n.t('Check Setup'), commandId('checkSetup'));
  const generate = run(l10n.t('Analyse Clips'), commandId('generate'));
  if (!workspace.isTrusted) {
    return [run(l10n.t('Manage Trust'), 'workbench.trust.manage')];
  }
  switch (code) {
    case 'no-ffmpeg':
      return [setting(l10n.t('Open Setting'), 'ffmpegPath'), checkSetup];
    case 'no-clips':
    case 'would-empty':
    case 'ambiguous':
      return [
        { title: l10n.t('Choose Folder'), run: chooseClipFolder },
        setting(l10n.t('Open Setting'), 'clipFolder'),
      ];
    case 'library-missing':
      return [generate];
    case 'unknown-clip':
      return [generate];
    case 'model-missing':
    case 'model-refused':
      return [run(l10n.t('Choose Pose Model'), commandId('choosePoseModel')), checkSetup];
    case 'bad-annotations':
      return [setting(l10n.t('Open Setting'), 'annotationsFile')];
    default:
      return [{ title: l10n.t('Show Log'), run: async () => log.show() }];
  }
}
