import { Disposable, l10n, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { commandId } from '../commands/commandNames.ts';
import type { WorkspaceLibraries } from '../library/workspaceLibraries.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import { stepText } from './generationTexts.ts';

/** One item for each library: how far a run is, else how many clips have changed. A click opens the statistics. */
export function showStatusBar(libraries: WorkspaceLibraries): Disposable {
  return libraries.followEach((library) => {
    const item = window.createStatusBarItem(`moveEmbeddings.${library.id}`, StatusBarAlignment.Left);
    item.name = l10n.t('Move Embeddings');
    item.command = {
      title: l10n.t('Show Library'),
      command: commandId('showStatistics'),
      arguments: [library.folder.uri],
    };
    update(item, library, libraries);
    return Disposable.from(
      item,
      library.onDidChange(() => update(item, library, libraries)),
    );
  });
}

function update(item: StatusBarItem, library: WorkspaceLibrary, libraries: WorkspaceLibraries): void {
  const { generation, pending } = library;
  const name = libraries.all.length > 1 ? `${library.folder.name}: ` : '';
  item.tooltip = l10n.t('Move Embeddings: show the library');
  switch (generation.state) {
    case 'starting':
    case 'waiting':
      item.text = `$(sync~spin) ${name}${stepText(generation)}`;
      break;
    case 'running':
      item.text = `$(sync~spin) ${name}${l10n.t('{0} of {1} clips', generation.done, generation.total)}`;
      item.tooltip = stepText(generation);
      break;
    case 'idle':
      item.text =
        pending.size > 0
          ? `$(history) ${name}${changesText(library)}`
          : `$(library) ${name}${l10n.t('Moves')}`;
  }
  if (library.exists || generation.state !== 'idle') {
    item.show();
  } else {
    item.hide();
  }
}

function changesText({ pending, annotationsFile }: WorkspaceLibrary): string {
  const isRelabelled = annotationsFile !== null && pending.has(annotationsFile);
  const clips = pending.size - (isRelabelled ? 1 : 0);
  if (clips === 0) {
    return l10n.t('Labels changed');
  }
  return clips === 1 ? l10n.t('1 clip changed') : l10n.t('{0} clips changed', clips);
}
