import * as l10n from '@vscode/l10n';
import type { ClipPart } from '../../src/moves/clipPart.ts';
import type { FilterField } from '../../src/moves/labels/fields.ts';
import type { Language } from '../../src/moves/labels/vocabulary.ts';
import type { Modality } from '../../src/moves/modality.ts';
import { UNLABELLED } from '../../src/moves/statistics.ts';
import { SPEECH } from '../ui/speech.ts';
import type { SignalQuality } from './table/signal.ts';
import type { Column } from './table/tableRows.ts';

/** What the panel calls the things of the field, in the editor's language. */

const FIELDS: Readonly<Record<FilterField, () => string>> = {
  difficulty: () => l10n.t('Difficulty'),
  energy: () => l10n.t('Energy'),
  style: () => l10n.t('Style'),
  dance: () => l10n.t('Dance'),
  tags: () => l10n.t('Tags'),
  favourite: () => l10n.t('Favourite'),
  category: () => l10n.t('Category'),
};

const MODALITIES: Readonly<Record<Modality, () => string>> = {
  pose: () => l10n.t('Movement'),
  audio: () => l10n.t('Music'),
  text: () => l10n.t('Words'),
};

const COLUMNS: Readonly<Record<Column, () => string>> = {
  name: () => l10n.t('Name'),
  category: FIELDS.category,
  difficulty: FIELDS.difficulty,
  energy: FIELDS.energy,
  style: FIELDS.style,
  tempo: () => l10n.t('Tempo'),
  duration: () => l10n.t('Length'),
  signal: () => l10n.t('Analysis'),
};

const SIGNALS: Readonly<Record<SignalQuality, () => string>> = {
  good: () => l10n.t('good'),
  weak: () => l10n.t('weak'),
  partial: () => l10n.t('incomplete'),
};

export function fieldName(field: FilterField): string {
  return FIELDS[field]();
}

export function modalityName(modality: Modality): string {
  return MODALITIES[modality]();
}

export function columnName(column: Column): string {
  return COLUMNS[column]();
}

export function signalName(quality: SignalQuality): string {
  return SIGNALS[quality]();
}

/** A value of a field as it is shown: ratings in the editor's language, categories as their folder is called. */
export function valueName(field: FilterField, value: string): string {
  if (field === 'category') {
    return value.replaceAll('_', ' ');
  }
  return value === UNLABELLED ? l10n.t('unlabelled') : SPEECH.valueName(value);
}

/** `1 move`, `149 moves`. */
export function moveCount(count: number): string {
  return count === 1 ? l10n.t('1 move') : l10n.t('{0} moves', formatCount(count));
}

/** `1 clip`, `3 clips`. */
export function clipCount(count: number): string {
  return count === 1 ? l10n.t('1 clip') : l10n.t('{0} clips', formatCount(count));
}

let language = 'en';
let counts = new Intl.NumberFormat(language);

/** Takes the editor's language and its strings. To be called before anything is drawn. */
export function speak(tag: string, translations: Readonly<Record<string, string>>): void {
  language = Intl.getCanonicalLocales(tag).at(0) ?? 'en';
  counts = new Intl.NumberFormat(language);
  l10n.config({ contents: { ...translations } });
}

/** The language that the page speaks, among those that dancers' words are known in. */
export function spokenLanguage(): Language {
  return language.startsWith('es') ? 'es' : 'en';
}

/** At most one decimal. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

export function formatCount(count: number): string {
  return counts.format(count);
}

/** `7.5 s` of a clip, `16 min`, `2 h 5 min` of a library. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) {
    return l10n.t('{0} s', formatNumber(seconds));
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? l10n.t('{0} min', minutes)
    : l10n.t('{0} h {1} min', Math.floor(minutes / 60), minutes % 60);
}

/** `about 2 min left`. */
export function formatTimeLeft(seconds: number): string {
  return seconds < 60
    ? l10n.t('about {0} s left', Math.max(1, Math.round(seconds)))
    : l10n.t('about {0} min left', Math.round(seconds / 60));
}

export function formatDate(milliseconds: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(milliseconds);
}

export function formatShare(share: number): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `1.2–3.4 s`. */
export function formatRange({ from, to }: ClipPart): string {
  return l10n.t('{0} s', `${formatNumber(from)}–${formatNumber(to)}`);
}

/** A tempo in beats per minute, whole. */
export function formatTempo(bpm: number): string {
  return String(Math.round(bpm));
}
