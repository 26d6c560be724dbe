import { l10n, QuickPickItemKind, window } from 'vscode';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';

/** Puts moves into a collection that the user picks or names. Nothing happens where they do neither. */
export async function collect(
  engine: MoveEngine,
  library: WorkspaceLibrary,
  clips: readonly string[],
): Promise<void> {
  const collections = await engine.collections({ place: library.place });
  const name = await askForCollection(collections.map((collection) => collection.name));
  if (name !== undefined) {
    await engine.changeCollection({ place: library.place, name, add: [...clips] });
    library.noteRowsChanged();
  }
}

async function askForCollection(names: readonly string[]): Promise<string | undefined> {
  if (names.length === 0) {
    return await askForName();
  }
  const another = { label: l10n.t('New Collection…') };
  const separator = { label: '', kind: QuickPickItemKind.Separator };
  const picked = await window.showQuickPick([...names.map((label) => ({ label })), separator, another], {
    title: l10n.t('Add to Collection'),
  });
  return picked === another ? await askForName() : picked?.label;
}

async function askForName(): Promise<string | undefined> {
  const name = await window.showInputBox({
    title: l10n.t('New Collection'),
    prompt: l10n.t('A name, such as “Monday class”'),
    validateInput: (typed) => (typed.trim() === '' ? l10n.t('Give it a name') : null),
  });
  return name?.trim();
}
