import { stemOf } from './clip.ts';
import { labelsAt, lexiconOf, type Meaning } from './labelWords.ts';
import type { MoveMetadata } from './metadata.ts';
import type { MoveHeader } from './move.ts';
import { tokensOf } from './tokens.ts';

/** Something that a description names: a label, or a word that may stand in a move's name. */
export interface Named {
  /** In lower case and without spaces, as names are compared: `hiproll`. */
  readonly spelled: string;
  /** Null for a word that is no label. */
  readonly label: Meaning | null;
}

/** Longer descriptions are read no further: their likeness as a whole tells more than single words. */
const MOST_NAMED = 8;
/** Shorter words count only where they are whole words of a name: `in` stands in `spin`. */
export const SHORTEST_PART = 4;

/**
 * What a description names, each once.
 * @param categories of the library's moves
 */
export function namedIn(description: string, categories: readonly string[]): Named[] {
  const words = tokensOf(description).map(({ text }) => text);
  const lexicon = lexiconOf(categories);
  const named = new Map<string, Named>();
  for (let at = 0; at < words.length && named.size < MOST_NAMED; ) {
    const found = labelsAt(lexicon, words, at).next().value ?? null;
    const length = found?.length ?? 1;
    const spelled = words.slice(at, at + length).join('');
    if (/[\p{L}\d]/u.test(spelled)) {
      named.set(spelled, { spelled, label: found?.meaning ?? null });
    }
    at += length;
  }
  return [...named.values()];
}

/** How much of what a description names a move has. */
export interface Fit {
  /** As a label or in its name. */
  readonly named: number;
  /** As a label. */
  readonly labelled: number;
}

export function fitOf(move: Pick<MoveHeader, 'key' | 'metadata'>, named: readonly Named[]): Fit {
  const { category, label, clipId } = move.metadata;
  const names = [stemOf(move.key), category, label, clipId].map((name) =>
    tokensOf(name ?? '').map(({ text }) => text),
  );
  const isInName = ({ spelled }: Named): boolean =>
    names.some((words) =>
      spelled.length < SHORTEST_PART ? words.includes(spelled) : words.join('').includes(spelled),
    );
  const isLabel = ({ label }: Named): boolean =>
    label !== null && labelOf(move.metadata, label) === label.value;
  return {
    named: named.filter((one) => isLabel(one) || isInName(one)).length,
    labelled: named.filter(isLabel).length,
  };
}

function labelOf(metadata: MoveMetadata, { field }: Meaning): string | null {
  return field === 'energy' ? metadata.energy : metadata[field];
}
