import type { Speech } from '../speech.ts';
import type { LabelField } from './fields.ts';

/** What label fields are called, as titles. */
export function fieldTitles({ l10n }: Pick<Speech, 'l10n'>): Readonly<Record<LabelField, () => string>> {
  return {
    label: () => l10n.t('Label'),
    difficulty: () => l10n.t('Difficulty'),
    energy: () => l10n.t('Energy'),
    style: () => l10n.t('Style'),
    dance: () => l10n.t('Dance'),
    tags: () => l10n.t('Tags'),
    favourite: () => l10n.t('Favourite'),
    notes: () => l10n.t('Notes'),
    countOne: () => l10n.t('Count 1'),
    category: () => l10n.t('Category'),
  };
}
