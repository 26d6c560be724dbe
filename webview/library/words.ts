import * as l10n from '@vscode/l10n';
import type { ClipPart } from '../../src/moves/clipPart.ts';
import type { DancersSeen } from '../../src/moves/dancersSeen.ts';
import { type LabelField, rulesOf, valuesOf } from '../../src/moves/labels/fields.ts';
import { fieldTitles } from '../../src/moves/labels/fieldWords.ts';
import type { MoveMetadata } from '../../src/moves/labels/metadata.ts';
import type { Language } from '../../src/moves/labels/vocabulary.ts';
import type { Modality } from '../../src/moves/modality.ts';
import { UNLABELLED } from '../../src/moves/statistics.ts';
import { SPEECH } from '../ui/speech.ts';
import { type Facet, LENGTH_ENDS_SECONDS, TEMPO_STEP_BPM } from './filter/facets.ts';
import type { SignalQuality } from './table/signal.ts';
import type { Column } from './table/tableRows.ts';

/** What the panel calls the things of the field, in the editor's language. */

const FIELDS = fieldTitles({ l10n });

const MODALITIES: Readonly<Record<Modality, () => string>> = {
  pose: () => l10n.t('Movement'),
  audio: () => l10n.t('Music'),
  text: () => l10n.t('Words'),
};

const COLUMNS: Readonly<Record<Column, () => string>> = {
  name: () => l10n.t('Name'),
  ...FIELDS,
  tempo: () => l10n.t('Tempo'),
  duration: () => l10n.t('Length'),
  signal: () => l10n.t('Analysis'),
};

const FACETS: Readonly<Record<Facet, () => string>> = {
  ...FIELDS,
  tempo: COLUMNS.tempo,
  length: COLUMNS.duration,
  seen: () => l10n.t('Dancers seen'),
  analysis: COLUMNS.signal,
  labels: () => l10n.t('Labels'),
  collections: () => l10n.t('Collections'),
};

const SEEN: Readonly<Record<DancersSeen, () => string>> = {
  both: () => l10n.t('two dancers'),
  one: () => l10n.t('one dancer'),
  none: () => l10n.t('nobody'),
};

const SIGNALS: Readonly<Record<SignalQuality, () => string>> = {
  good: () => l10n.t('good'),
  weak: () => l10n.t('weak'),
  partial: () => l10n.t('incomplete'),
};

export function fieldName(field: LabelField): string {
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

/** A value of a field as it is shown: ratings in the editor's language, labels and folders with spaces. */
export function valueName(field: LabelField, value: string): string {
  if (value === UNLABELLED) {
    return l10n.t('unlabelled');
  }
  return ['choice', 'flag'].includes(rulesOf(field).kind)
    ? SPEECH.valueName(value)
    : value.replaceAll('_', ' ');
}

export function facetName(facet: Facet): string {
  return FACETS[facet]();
}

/** A value of a facet as it is shown: `100–109 bpm`, `5–10 s`, `two dancers`. */
export function facetValueName(facet: Facet, value: string): string {
  switch (facet) {
    case 'tempo':
      return l10n.t('{0} bpm', `${value}–${Number(value) + TEMPO_STEP_BPM - 1}`);
    case 'length':
      return lengthName(Number(value));
    case 'seen':
      return Object.entries(SEEN).find(([name]) => name === value)?.[1]() ?? value;
    case 'analysis':
      return Object.entries(SIGNALS).find(([name]) => name === value)?.[1]() ?? value;
    case 'collections':
      return value;
    case 'labels':
      return value === 'without' ? l10n.t('none') : l10n.t('some');
    default:
      return valueName(facet, value);
  }
}

function lengthName(index: number): string {
  const [from, to] = [LENGTH_ENDS_SECONDS[index - 1], LENGTH_ENDS_SECONDS[index]];
  if (from === undefined) {
    return l10n.t('under {0}', formatDuration(to));
  }
  return to === Number.POSITIVE_INFINITY
    ? l10n.t('over {0}', formatDuration(from))
    : l10n.t('{0} s', `${from}–${to}`);
}

const TELLING = ['label', 'difficulty', 'dance', 'tags'] as const satisfies readonly LabelField[];

/** The most telling of what people say of a move, in a line; empty where nobody said anything. */
export function labelWords(metadata: MoveMetadata): string {
  return TELLING.flatMap((field) => valuesOf(metadata[field]).map((value) => valueName(field, value))).join(
    ' · ',
  );
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
