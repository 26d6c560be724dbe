import { l10n, Uri, window } from 'vscode';
import type { LabelledClips, ReadLabels } from '../../engine/moveEngine.ts';
import { annotationFaultWords } from '../../moves/reasons/annotationProblemWords.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { Parts } from '../parts.ts';
import { labelAndTell } from './labelMoves.ts';

const FILTERS = { CSV: ['csv'], JSON: ['json'] };

/** Takes labels out of a file: the one given, or one that the user picks. */
export async function importLabels(parts: Parts, given?: Uri): Promise<LabelledClips | undefined> {
  refuseUntrusted();
  const library = await parts.libraries.choose(given);
  const file =
    library &&
    (given ??
      (
        await window.showOpenDialog({
          title: l10n.t('Import Labels'),
          defaultUri: library.folder.uri,
          filters: { [l10n.t('Labels')]: ['csv', 'json', 'txt', 'tsv'] },
        })
      )?.[0]);
  if (!file) {
    return undefined;
  }
  const read = await parts.engine.readLabelFile({ place: library.place, file: file.fsPath });
  const untaken = untakenLines(read);
  for (const line of untaken) {
    parts.log.warn(`${file.fsPath}: ${line}`);
  }
  if (untaken.length > 0) {
    const show = l10n.t('Show Log');
    void window
      .showWarningMessage(
        l10n.t('{0} entries were not taken. The first: {1}', untaken.length, untaken[0]),
        show,
      )
      .then((chosen) => (chosen === show ? parts.log.show() : undefined));
  }
  return read.edits.length === 0 ? undefined : labelAndTell(parts, library, read.edits);
}

/** Writes all labels into a file that the user names. */
export async function exportLabels(parts: Parts, given?: Uri): Promise<Uri | undefined> {
  refuseUntrusted();
  const library = await parts.libraries.choose();
  const file =
    library &&
    (given ??
      (await window.showSaveDialog({
        title: l10n.t('Export Labels'),
        defaultUri: Uri.joinPath(library.folder.uri, 'labels.csv'),
        filters: FILTERS,
      })));
  if (!file) {
    return undefined;
  }
  const { clips } = await parts.engine.writeLabelFile({ place: library.place, file: file.fsPath });
  void window.showInformationMessage(l10n.t('Labels of {0} clips exported', clips));
  return file;
}

function untakenLines({ problems, withoutClip, cuts }: ReadLabels): string[] {
  const at = (line: number | null) => (line === null ? '' : `${line}: `);
  return [
    ...problems.map(
      ({ line, field, fault }) => `${at(line)}${field} ${annotationFaultWords(fault, { l10n })}`,
    ),
    ...withoutClip.map((path) => l10n.t('there is no clip {0}', path)),
    ...cuts.map(({ line, clipId }) => `${at(line)}${l10n.t('{0} is a part of a recording', clipId)}`),
  ];
}
