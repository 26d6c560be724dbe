import { l10n, window } from 'vscode';
import type { Parts } from '../parts.ts';

/** Shows the moves that fit a description, which the user types where none is given. */
export async function searchByDescription({ libraries, panels }: Parts, given?: string): Promise<void> {
  const library = await libraries.choose();
  if (!library) {
    return;
  }
  const typed =
    typeof given === 'string'
      ? given
      : await window.showInputBox({
          title: l10n.t('Search Moves by Description'),
          prompt: l10n.t('Describe the move in your own words.'),
          placeHolder: l10n.t('slow romantic basic'),
          // A page that still takes the focus when this opens must not close it.
          ignoreFocusOut: true,
        });
  const description = typed?.trim();
  if (description) {
    await panels.show(library, { kind: 'search', description });
  }
}
