import { join } from 'node:path';
import { Disposable, EventEmitter, FileDecoration, l10n, ThemeColor, type Uri, window } from 'vscode';
import { unreadableWords } from '../../moves/reasons/unreadableWords.ts';
import type { WorkspaceLibraries } from '../library/workspaceLibraries.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';

/** Marks in the Explorer the clips that failed and those that have changed since the last run. */
export function decorateClips(libraries: WorkspaceLibraries): Disposable {
  const changes = new EventEmitter<undefined>();
  return Disposable.from(
    changes,
    libraries.onDidChange(({ change }) => {
      if (change === 'pending' || change === 'last-run') {
        changes.fire(undefined);
      }
    }),
    window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changes.event,
      provideFileDecoration: (uri) => {
        const library = uri.scheme === 'file' || uri.scheme === 'vscode-remote' ? libraries.of(uri) : null;
        return library ? decorationOf(library, uri) : undefined;
      },
    }),
  );
}

function decorationOf({ pending, lastRun }: WorkspaceLibrary, uri: Uri): FileDecoration | undefined {
  if (pending.has(uri.fsPath)) {
    return new FileDecoration(
      '~',
      l10n.t('Changed since it was analysed'),
      new ThemeColor('list.warningForeground'),
    );
  }
  const failed = lastRun?.failed.find(({ key }) => join(lastRun.clipFolder, key) === uri.fsPath);
  return failed
    ? new FileDecoration(
        '!',
        l10n.t('Not analysed: {0}', unreadableWords(failed.reason, { l10n })),
        new ThemeColor('list.errorForeground'),
      )
    : undefined;
}
