import { dirname, join, resolve } from 'node:path';
import { Uri, type WebviewOptions } from 'vscode';
import { LIBRARY_FOLDER, type WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Place } from '../settings.ts';
import { panelFolder } from './panelHtml.ts';

/** What the panel may do and read: its own scripts, and the posters and previews in the library's cache. */
export function panelOptions(extensionUri: Uri, library: WorkspaceLibrary): WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: [
      panelFolder(extensionUri),
      ...cacheFolders(library.place).map((path) => Uri.file(path)),
    ],
  };
}

/** Of clips outside the workspace folder the library lies beside the clip folder. */
export function cacheFolders({ root, clips }: Place): string[] {
  const roots = clips === undefined ? [root] : [root, dirname(resolve(root, clips)), resolve(root, clips)];
  return roots.map((folder) => join(folder, LIBRARY_FOLDER, 'cache'));
}
