import { l10n } from 'vscode';
import type { ListedField } from './libraryNodes.ts';

const FIELDS: Readonly<Record<ListedField, () => string>> = {
  difficulty: () => l10n.t('Difficulty'),
  energy: () => l10n.t('Energy'),
  style: () => l10n.t('Style'),
  dance: () => l10n.t('Dance'),
  tags: () => l10n.t('Tags'),
  favourite: () => l10n.t('Favourite'),
  category: () => l10n.t('Category'),
  collections: () => l10n.t('Collections'),
};

export function fieldTitle(field: ListedField): string {
  return FIELDS[field]();
}

/** Folders and labels are shown with spaces, what people wrote as it is. */
export function valueTitle(field: ListedField, value: string): string {
  return field === 'tags' || field === 'collections' ? value : value.replaceAll('_', ' ');
}
