import { l10n, TabInputCustom, TabInputText, Uri, window, workspace } from 'vscode';
import type { ListedMove } from '../../engine/moveEngine.ts';
import { isVideoName } from '../../moves/clip.ts';
import { Failure } from '../../moves/failure.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';
import { similarToFile } from './similarToFile.ts';

/**
 * Shows the moves most like a clip: the one given, the one that is open in the editor, or one that the user picks.
 * A video that is no clip of the library is analysed first, and the user picks one of the moves like it.
 */
export async function findSimilar(parts: Parts, given?: Uri): Promise<ListedMove | undefined> {
  const uri = given ?? openClip();
  const library = await parts.libraries.choose(uri);
  if (!library) {
    return undefined;
  }
  const moves = await parts.engine.moves({ place: library.place });
  const move = uri
    ? (moveOf(uri, moves) ?? (await moveLikeFile(parts, library, uri, moves)))
    : await pickMove(moves, library);
  if (move) {
    await parts.panels.show(library, { kind: 'similar', clip: move.key });
  }
  return move;
}

/** The clip in the active editor tab. */
function openClip(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof TabInputCustom || input instanceof TabInputText ? input.uri : undefined;
  return uri && isVideoName(uri.path) ? uri : undefined;
}

function moveOf(uri: Uri, moves: readonly ListedMove[]): ListedMove | undefined {
  return moves.find(({ clipFile }) => clipFile !== null && Uri.file(clipFile).fsPath === uri.fsPath);
}

/** The move that the user picks of those like a video that is no clip of the library. */
async function moveLikeFile(
  parts: Parts,
  library: WorkspaceLibrary,
  uri: Uri,
  moves: readonly ListedMove[],
): Promise<ListedMove | undefined> {
  if (!workspace.isTrusted) {
    throw new Failure('unknown-clip', l10n.t('The clip {0} is not in the move library yet.', uri.fsPath), {
      remedy: l10n.t('Generate the embeddings first.'),
    });
  }
  const picked = await similarToFile(parts, library, uri);
  return moves.find(({ key }) => key === picked?.key);
}

async function pickMove(
  moves: readonly ListedMove[],
  { folder }: WorkspaceLibrary,
): Promise<ListedMove | undefined> {
  const items = moves.map((move) => ({
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
