import { existsSync } from 'node:fs';
import { l10n, TabInputCustom, TabInputText, type Uri, window, workspace } from 'vscode';
import type { ListedMove } from '../../engine/moveEngine.ts';
import { isVideoName } from '../../moves/clip.ts';
import { Failure } from '../../shared/failure.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';

/**
 * Shows the moves most like a clip: the one given, the one that is open in the editor, or one that the user picks.
 * A video that is no clip of the library is analysed first.
 */
export async function findSimilar(parts: Parts, given?: Uri): Promise<ListedMove | undefined> {
  const uri = given ?? openClip();
  const library = await parts.libraries.choose(uri);
  if (!library) {
    return undefined;
  }
  const { place } = library;
  const move = await (uri ? parts.engine.move({ place, clip: uri.fsPath }) : pickMove(library, parts));
  if (move) {
    await parts.panels.show(library, { kind: 'similar', clip: move.key });
  } else if (uri) {
    await showSimilarTo(parts, library, uri);
  }
  return move ?? undefined;
}

/** The clip in the active editor tab. */
export function openClip(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof TabInputCustom || input instanceof TabInputText ? input.uri : undefined;
  return uri && isVideoName(uri.path) ? uri : undefined;
}

/** Shows the moves like a video that is no clip of the library; the page says how far its analysis is. */
async function showSimilarTo(parts: Parts, library: WorkspaceLibrary, uri: Uri): Promise<void> {
  if (!workspace.isTrusted) {
    throw new Failure('unknown-clip', l10n.t('The clip {0} is not in the move library yet.', uri.fsPath), {
      remedy: l10n.t('Analyse the clips first'),
    });
  }
  if (!existsSync(uri.fsPath)) {
    throw new Failure('unknown-clip', l10n.t('The clip {0} is not there.', uri.fsPath));
  }
  await parts.panels.show(library, { kind: 'similar-to-file', file: uri.fsPath });
}

async function pickMove(
  { place, folder }: WorkspaceLibrary,
  { engine }: Parts,
): Promise<ListedMove | undefined> {
  const items = (await engine.moves({ place })).map((move) => ({
    label: move.metadata.moveName,
    description: move.key,
    detail: [move.metadata.difficulty, move.metadata.energy, move.metadata.style]
      .filter((label) => label !== null)
      .join(' · '),
    move,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Find Similar Moves: {0}', folder.name),
    placeHolder: l10n.t('A move to compare with'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.move;
}
