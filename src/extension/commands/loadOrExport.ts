import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { ExportFormat } from '../../shared/exportFormats.ts';
import type { Parts } from '../parts.ts';
import { exportLibrary, formatItems } from './exportLibrary.ts';
import { loadEmbeddings } from './loadEmbeddings.ts';

type Item = QuickPickItem & { readonly format?: ExportFormat };

/** Lets the user load an embeddings file into a library, or write a library for other programs. */
export async function loadOrExport(parts: Parts): Promise<void> {
  const load: Item = {
    label: l10n.t('Load Embeddings File'),
    detail: l10n.t('Moves that were analysed elsewhere'),
  };
  const separator: Item = { label: l10n.t('Export'), kind: QuickPickItemKind.Separator };
  const picked = await window.showQuickPick([load, separator, ...formatItems()], {
    title: l10n.t('Load or Export Library'),
  });
  if (picked?.format) {
    await exportLibrary(parts, picked.format);
  } else if (picked) {
    await loadEmbeddings(parts);
  }
}
