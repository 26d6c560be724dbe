import { relative } from 'node:path';
import { commands, l10n, type WorkspaceFolder, window, workspace } from 'vscode';
import { commandId } from './commands/commandNames.ts';
import { changeSetting } from './settings.ts';

/** Lets the user show where the clips are, notes it in the settings and embeds them. */
export async function chooseClipFolder(): Promise<void> {
  const folder = await pickWorkspaceFolder();
  const picked =
    folder &&
    (await window.showOpenDialog({
      title: l10n.t('The folder whose subfolders hold the clips'),
      openLabel: l10n.t('Choose Folder'),
      defaultUri: folder.uri,
      canSelectFiles: false,
      canSelectFolders: true,
    }));
  if (folder && picked?.[0]) {
    const way = relative(folder.uri.fsPath, picked[0].fsPath);
    // Outside the workspace folder, the whole path is clearer than the way there.
    await changeSetting(folder, 'clipFolder', way.startsWith('..') ? picked[0].fsPath : way || '.');
    await commands.executeCommand(commandId('generate'), folder.uri);
  }
}

async function pickWorkspaceFolder(): Promise<WorkspaceFolder | undefined> {
  const [first, second] = workspace.workspaceFolders ?? [];
  return second ? await window.showWorkspaceFolderPick() : first;
}
