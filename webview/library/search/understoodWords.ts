import * as l10n from '@vscode/l10n';
import { conceptName } from '../../../src/moves/labels/vocabulary.ts';
import type { UnderstoodPart } from '../../../src/search/understood.ts';
import { formatNumber, spokenLanguage, valueName } from '../words.ts';

/** A part of a description as the page says it back. */
export interface UnderstoodWords {
  readonly role: UnderstoodPart['role'];
  readonly text: string;
  /** What the person wrote, where the text does not show it. */
  readonly written: string | null;
}

/** What a part of a description was taken for: `low energy`, `without spin`, `“asdf” not found`. */
export function understoodWords({ words, role, meaning, corrected }: UnderstoodPart): UnderstoodWords {
  if (role === 'unmatched') {
    return { role, text: l10n.t('“{0}” not found', words), written: null };
  }
  const meant = meaningWords(meaning);
  const isOtherwise = corrected !== null || plain(meant) !== plain(words);
  return {
    role,
    text: role === 'excluded' ? l10n.t('without {0}', meant) : meant,
    written: isOtherwise ? words : null,
  };
}

function meaningWords(meaning: UnderstoodPart['meaning']): string {
  switch (meaning.kind) {
    case 'rating':
      return meaning.field === 'energy'
        ? l10n.t('{0} energy', valueName(meaning.field, meaning.value))
        : valueName(meaning.field, meaning.value);
    case 'concept':
      return conceptName(meaning.concept, spokenLanguage()) ?? meaning.concept.replaceAll('_', ' ');
    case 'name':
      return meaning.word;
    case 'tempo':
      return rangeWords(meaning.minBpm, meaning.maxBpm, (range) => l10n.t('{0} bpm', range));
    case 'length':
      return rangeWords(meaning.minSeconds, meaning.maxSeconds, (range) => l10n.t('{0} s', range));
  }
}

function rangeWords(min: number | null, max: number | null, withUnit: (range: string) => string): string {
  if (min !== null && max !== null) {
    return withUnit(min === max ? formatNumber(min) : `${formatNumber(min)}–${formatNumber(max)}`);
  }
  return min === null
    ? l10n.t('up to {0}', withUnit(formatNumber(max ?? 0)))
    : l10n.t('from {0}', withUnit(formatNumber(min)));
}

function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/[\p{Diacritic}\s_-]/gu, '')
    .toLowerCase();
}
