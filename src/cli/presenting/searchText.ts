import type { SearchResult } from '../../engine/moveEngine.ts';
import { percentOf, percentOfScore } from '../../moves/likeness.ts';
import { MODALITIES } from '../../moves/modality.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import { queryName } from '../../tools/json/queryName.ts';
import { counted, printable } from '../output.ts';
import { table } from './table.ts';
import { understoodText } from './understoodText.ts';

/** A search's answer for reading: the moves with their scores and reasons, and what else there is to say. */
export function searchText(result: SearchResult): string {
  return [
    headline(result),
    ...understoodText(result.query),
    result.results.length > 0 ? movesTable(result) : '  No move fits.',
    ...relaxationsText(result),
    ...nearCopiesText(result),
    ...notComparableText(result),
  ].join('\n');
}

function headline({ query }: SearchResult): string {
  return query.kind === 'description'
    ? `Moves that fit "${printable(query.description)}"`
    : `Moves like ${printable(queryName(query))}`;
}

function movesTable({ query, results }: SearchResult): string {
  const isLike = query.kind === 'clip';
  const rows = results.map((found) => [
    isLike ? percentText(percentOfScore(found.score)) : found.score.toFixed(3),
    ...(isLike ? MODALITIES.map((modality) => percentText(percentOf(modality, found))) : []),
    printable(found.key),
    LABELS.map((label) => found.metadata[label] ?? '–').join(' · '),
    found.tempoBpm === null ? '–' : String(Math.round(found.tempoBpm)),
    printable(found.reasons.map(inEnglish).join(', ')),
  ]);
  return table(
    [...(isLike ? ['alike', 'movement', 'music', 'words'] : ['score']), 'clip', 'labels', 'bpm', 'why'],
    rows,
    [...(isLike ? (['right', 'right', 'right', 'right'] as const) : (['right'] as const)), ...ALIGNED],
  );
}

const LABELS = ['difficulty', 'energy', 'style'] as const;
const ALIGNED = ['left', 'left', 'right', 'left'] as const;

function percentText(percent: number | null): string {
  return percent === null ? '–' : `${percent} %`;
}

function relaxationsText({ results, asked, relaxations }: SearchResult): string[] {
  if (relaxations.length === 0) {
    return [];
  }
  const offers = relaxations.map(({ drop, available }) => {
    return `  without ${drop.map((field) => `--${field}`).join(' ')}: ${counted(available, 'move')}`;
  });
  return [`Only ${results.length} of ${asked}: the filter leaves no more.`, ...offers];
}

function nearCopiesText({ nearCopies }: SearchResult): string[] {
  return nearCopies.length === 0
    ? []
    : [
        'The same recording, so not counted as a neighbour:',
        ...nearCopies.map(({ key }) => `  ${printable(key)}`),
      ];
}

function notComparableText({ notComparable }: SearchResult): string[] {
  return notComparable === 0
    ? []
    : [
        `${counted(notComparable, 'move')} left out: made by other models, or with nothing in common to compare.`,
      ];
}
