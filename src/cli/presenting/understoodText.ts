import type { SearchResult, UnderstoodPart } from '../../engine/moveEngine.ts';
import { printable } from '../output.ts';

/** What was understood of a description, in one line: `Understood: basic; "slow" as low energy; not spin`. */
export function understoodText(query: SearchResult['query']): string[] {
  if (query.kind !== 'description') {
    return [];
  }
  const { understood, basis } = query;
  const parts = understood.map(partText);
  return [
    ...(parts.length === 0 ? [] : [`Understood: ${parts.join('; ')}`]),
    ...(basis === 'meaning' ? ['No move has these words; these mean something like it:'] : []),
  ];
}

function partText({ words, role, meaning, corrected }: UnderstoodPart): string {
  if (role === 'unmatched') {
    return `"${printable(words)}" found nothing`;
  }
  const meant = meaningText(meaning);
  const isOtherwise = corrected !== null || spoken(meant) !== spoken(words);
  return `${role === 'excluded' ? 'not ' : ''}${isOtherwise ? `"${printable(words)}" as ` : ''}${printable(meant)}`;
}

function spoken(words: string): string {
  return words.toLowerCase().replaceAll(/[\s_-]/g, '');
}

function meaningText(meaning: UnderstoodPart['meaning']): string {
  switch (meaning.kind) {
    case 'rating':
      return meaning.field === 'energy' ? `${meaning.value} energy` : meaning.value;
    case 'concept':
      return meaning.concept.replaceAll('_', ' ');
    case 'name':
      return meaning.word;
    case 'tempo':
      return rangeText(meaning.minBpm, meaning.maxBpm, 'bpm');
    case 'length':
      return rangeText(meaning.minSeconds, meaning.maxSeconds, 's');
  }
}

function rangeText(min: number | null, max: number | null, unit: string): string {
  const [from, to] = [min, max].map((end) => (end === null ? null : String(Math.round(end * 10) / 10)));
  if (from !== null && to !== null) {
    return `${from} to ${to} ${unit}`;
  }
  return from === null ? `up to ${to} ${unit}` : `from ${from} ${unit}`;
}
