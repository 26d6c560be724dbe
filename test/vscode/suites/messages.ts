import { window } from 'vscode';

type Kind = 'information' | 'warning' | 'error';

interface Shown {
  readonly kind: Kind;
  readonly text: string;
  readonly actions: readonly string[];
}

/** Listens to what the user is told, and leaves every message unanswered. To be stopped after the tests. */
export function listenToMessages() {
  const shown: Shown[] = [];
  const original = {
    information: window.showInformationMessage,
    warning: window.showWarningMessage,
    error: window.showErrorMessage,
  };
  const listen =
    (kind: Kind) =>
    async (text: string, ...rest: unknown[]) => {
      shown.push({ kind, text, actions: rest.filter((action) => typeof action === 'string') });
      return undefined;
    };
  Object.assign(window, {
    showInformationMessage: listen('information'),
    showWarningMessage: listen('warning'),
    showErrorMessage: listen('error'),
  });
  return {
    /** What has been shown since this was last called. */
    take: (): Shown[] => shown.splice(0),
    stop: () =>
      Object.assign(window, {
        showInformationMessage: original.information,
        showWarningMessage: original.warning,
        showErrorMessage: original.error,
      }),
  };
}
