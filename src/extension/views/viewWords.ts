import { l10n } from 'vscode';
import { fieldTitles } from '../../moves/labels/fieldWords.ts';
import type { ListedField } from './libraryNodes.ts';

export function listedTitle(field: ListedField): string {
  return field === 'collections' ? l10n.t('Collections') : fieldTitles({ l10n })[field]();
}

/** Folders and labels are shown with spaces, what people wrote as it is. */
export function valueTitle(field: ListedField, value: string): string {
  return field === 'tags' || field === 'collections' ? value : value.replaceAll('_', ' ');
}
