import { commands, FileSystemError, l10n, Uri, window, workspace } from 'vscode';
import type { Parts } from '../parts.ts';

/** Name of the folder that the samples are copied to. */
const FOLDER = 'sample-moves';

/** What of the samples a user needs. */
const SAMPLES = ['clips', 'annotations.json'];

/**
 * Copies the sample clips to a folder below the one given, or one that the user picks, and opens it. Samples that are
 * there already are left as they are.
 * @returns the folder that was opened
 */
export async function openSampleClips(
  { extensionUri }: Pick<Parts, 'extensionUri'>,
  given?: Uri,
): Promise<Uri | undefined> {
  const parent = given ?? (await pickFolder());
  if (!parent) {
    return undefined;
  }
  const folder = Uri.joinPath(parent, FOLDER);
  for (const name of SAMPLES) {
    await copyUnlessThere(Uri.joinPath(extensionUri, 'samples', name), Uri.joinPath(folder, name));
  }
  const forceNewWindow = workspace.workspaceFolders !== undefined;
  await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
  return folder;
}

async function pickFolder(): Promise<Uri | undefined> {
  const folders = await window.showOpenDialog({
    title: l10n.t('A folder to copy the sample clips to'),
    openLabel: l10n.t('Copy Here'),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return folders?.[0];
}

async function copyUnlessThere(from: Uri, to: Uri): Promise<void> {
  try {
    await workspace.fs.copy(from, to, { overwrite: false });
  } catch (error) {
    if (!(error instanceof FileSystemError && error.code === 'FileExists')) {
      throw error;
    }
  }
}
