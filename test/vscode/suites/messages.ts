import { window } from 'vscode';

type Kind = 'information' | 'warning' | 'error';

interface Shown {
  readonly kind: Kind;
  readonly text: string;
  readonly actions: readonly string[];
}

/** Listens to what the user is told; leaves messages unanswered unless told to press a button. To be stopped after the tests. */
export function listenToMessages() {
  const shown: Shown[] = [];
  let button: string | undefined;
  const original = {
    information: window.showInformationMessage,
    warning: window.showWarningMessage,
    error: window.showErrorMessage,
  };
  const listen =
    (kind: Kind) =>
    async (text: string, ...rest: unknown[]) => {
      const actions = rest.filter((action) => typeof action === 'string');
      shown.push({ kind, text, actions });
      return actions.find((action) => action === button);
    };
  Object.assign(window, {
    showInformationMessage: listen('information'),
    showWarningMessage: listen('warning'),
    showErrorMessage: listen('error'),
  });
  return {
    /** What has been shown since this was last called. */
    take: (): Shown[] => shown.splice(0),
    /** Presses a button wherever a message has it; null presses none any more. */
    press: (action: string | null) => {
      button = action ?? undefined;
    },
    stop: () =>
      Object.assign(window, {
        showInformationMessage: original.information,
        showWarningMessage: original.warning,
        showErrorMessage: original.error,
      }),
  };
}
