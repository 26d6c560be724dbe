import type { FoundMove, SearchResult } from '../../engine/moveEngine.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import { counted, printable } from '../output.ts';
import { queryName } from './queryName.ts';
import { table } from './table.ts';
import { understoodText } from './understoodText.ts';

/** A search's answer for reading: the moves with their scores and reasons, and what else there is to say. */
export function searchText(result: SearchResult): string {
  return [
    headline(result),
    ...understoodText(result.query),
    result.results.length > 0 ? movesTable(result.results) : '  No move fits.',
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

function movesTable(moves: readonly FoundMove[]): string {
  const cosine = (part: number | null) => (part === null ? '–' : part.toFixed(2));
  const rows = moves.map(({ key, score, parts, metadata, tempoBpm, reasons }) => [
    score.toFixed(3),
    cosine(parts.pose),
    cosine(parts.audio),
    cosine(parts.text),
    printable(key),
    [metadata.difficulty, metadata.energy, metadata.style].map((label) => label ?? '–').join(' · '),
    tempoBpm === null ? '–' : String(Math.round(tempoBpm)),
    printable(reasons.map(inEnglish).join(', ')),
  ]);
  return table(['score', 'pose', 'audio', 'text', 'clip', 'labels', 'bpm', 'why'], rows, [
    ...(['right', 'right', 'right', 'right', 'left', 'left', 'right', 'left'] as const),
  ]);
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
