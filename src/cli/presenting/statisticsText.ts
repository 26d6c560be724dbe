import { COVERAGE_FIELDS, columnOf, FILTER_FIELDS } from '../../moves/labels/fields.ts';
import { MODALITIES } from '../../moves/modality.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import type { Counts, CoverageCell, Statistics } from '../../moves/statistics.ts';
import { counted, printable } from '../output.ts';
import { table } from './table.ts';

const BAR_WIDTH = 24;

/** Combinations without a move are named up to here, beyond it only counted. */
const NAMED_GAPS = 12;

/** A library's statistics for reading: bars, the tempos, what is missing, weak or there twice. */
export function statisticsText(statistics: Statistics): string {
  return [
    counted(statistics.total, 'move'),
    ...FILTER_FIELDS.map((field) => [field, statistics.by[columnOf(field)]] as const)
      .filter(([, counts]) => Object.keys(counts).length > 0)
      .map(([field, counts]) => bars(capitalised(field), counts)),
    tempoText(statistics),
    gapsText(statistics.coverage),
    ...qualityText(statistics),
    ...duplicatesText(statistics),
  ].join('\n\n');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function bars(title: string, counts: Counts): string {
  const largest = Math.max(1, ...Object.values(counts));
  const rows = Object.entries(counts).map(([name, count]) => [
    `  ${printable(name)}`,
    String(count),
    '█'.repeat(Math.ceil((count / largest) * BAR_WIDTH)),
  ]);
  return `${title}\n${table([], rows, ['left', 'right', 'left'])}`;
}

function tempoText({ tempo }: Statistics): string {
  if (tempo.min === null || tempo.max === null || tempo.median === null) {
    return 'Tempo\n  no music was measured';
  }
  const [min, median, max] = [tempo.min, tempo.median, tempo.max].map(Math.round);
  return `Tempo\n  ${min} to ${max} beats per minute, median ${median} (${counted(tempo.measured, 'move')} measured)`;
}

function gapsText(coverage: readonly CoverageCell[]): string {
  const gaps = coverage.filter(({ count }) => count === 0);
  if (gaps.length === 0) {
    return `Gaps\n  every combination of ${COVERAGE_FIELDS.join(', ')} has a move`;
  }
  const named = gaps
    .slice(0, NAMED_GAPS)
    .map(
      (gap) =>
        `  no move with ${COVERAGE_FIELDS.map((field) => `${field} ${gap[columnOf(field)]}`).join(', ')}`,
    );
  const rest = gaps.length - named.length;
  return [
    'Gaps',
    ...named,
    ...(rest > 0 ? [`  … and ${counted(rest, 'other combination')} without a move`] : []),
  ].join('\n');
}

function qualityText({ quality }: Statistics): string[] {
  const missing = MODALITIES.flatMap((modality) =>
    quality.missing[modality].map(
      ({ reason, clip_keys }) =>
        `  no ${modality}, ${printable(inEnglish(reason))}: ${clip_keys.map(printable).join(', ')}`,
    ),
  );
  const weak = quality.weak.map(
    ({ clip_key, reasons }) => `  ${printable(clip_key)}: ${reasons.map(inEnglish).join(', ')}`,
  );
  const mixed = MODALITIES.filter((modality) => Object.keys(quality.models[modality]).length > 1);
  return [
    ...(missing.length > 0 ? [['Missing', ...missing].join('\n')] : []),
    ...(weak.length > 0 ? [['Weak', ...weak].join('\n')] : []),
    ...mixed.map((modality) => {
      const models = Object.entries(quality.models[modality]).map(
        ([model, count]) => `  ${count} by ${printable(model)}`,
      );
      return [
        `Several ${modality} models, which are never compared: generate again to make them one`,
        ...models,
      ].join('\n');
    }),
  ];
}

function duplicatesText({ duplicates }: Statistics): string[] {
  const ids = duplicates.clip_ids.map(
    ({ clip_id, clip_keys }) => `  clip id ${printable(clip_id)}: ${clip_keys.map(printable).join(', ')}`,
  );
  const contents = duplicates.contents.map(
    ({ clip_keys }) => `  the same file: ${clip_keys.map(printable).join(', ')}`,
  );
  return ids.length + contents.length > 0 ? [['There twice', ...ids, ...contents].join('\n')] : [];
}
