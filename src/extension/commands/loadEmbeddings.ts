import { existsSync } from 'node:fs';
import { l10n, Uri, window } from 'vscode';
import type { LoadResult } from '../../engine/moveEngine.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { Parts } from '../parts.ts';

/** Takes the moves of an embeddings file into the library: the file given, or one that the user picks. */
export async function loadEmbeddings(
  { engine, libraries }: Parts,
  given?: Uri,
): Promise<LoadResult | undefined> {
  refuseUntrusted();
  const library = await libraries.choose(given);
  const file = library && (given ?? (await pickFile(library.folder.uri)));
  if (!file) {
    return undefined;
  }
  const result = await engine.load({ place: library.place, file: file.fsPath });
  library.noteRowsChanged();
  void window.showInformationMessage(
    l10n.t('{0} moves loaded; the library has {1} now.', result.loaded, result.moves),
  );
  return result;
}

async function pickFile(folder: Uri): Promise<Uri | undefined> {
  const [inside, beside] = [folder, Uri.joinPath(folder, '..')].map((place) =>
    Uri.joinPath(place, 'move_embeddings.json'),
  );
  const files = await window.showOpenDialog({
    title: l10n.t('Load Embeddings File'),
    // Earlier versions wrote it beside a folder that holds the clips themselves.
    defaultUri: !existsSync(inside.fsPath) && existsSync(beside.fsPath) ? beside : inside,
    filters: { JSON: ['json'] },
  });
  return files?.[0];
}
