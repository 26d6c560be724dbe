import { compareKeys, NO_CATEGORY } from '../../../src/moves/clip.ts';
import { type AnnotatedField, rulesOf, valuesOf } from '../../../src/moves/labels/fields.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';

/** A value of a label field among some moves. */
export interface SharedValue {
  readonly value: string;
  /** How many of the moves have it. */
  readonly count: number;
}

/** What is said in one field of some moves: by all of them, by some, or by none. */
export interface SaidOfMany {
  readonly field: AnnotatedField;
  /** The values that any of them has, the most frequent first. */
  readonly values: readonly SharedValue[];
  /** Whether the moves differ: not all have the same values. */
  readonly isMixed: boolean;
  /** What follows from elsewhere for moves of which nobody has said it. */
  readonly derived: readonly string[];
}

/** Values offered besides those that the moves have; more are found by typing. */
const MOST_OFFERED = 8;

export function saidOfMany(field: AnnotatedField, moves: readonly PanelMove[]): SaidOfMany {
  const values = countedValues(field, moves);
  const unsaid = moves.filter(({ said }) => !said.includes(field));
  return {
    field,
    values,
    isMixed: values.some(({ count }) => count < moves.length),
    derived: rulesOf(field).derived
      ? [...new Set(unsaid.flatMap(({ metadata }) => valuesOf(metadata[field])))]
      : [],
  };
}

/**
 * What can be said with a click: the values of a choice, then those that the library uses already, the most frequent
 * first; before them, for a label, the folder that the moves lie in. Notes are for one move each.
 */
export function offeredValues(
  field: AnnotatedField,
  moves: readonly PanelMove[],
  library: readonly PanelMove[],
): readonly string[] {
  const { kind, values } = rulesOf(field);
  const used = kind === 'note' ? [] : countedValues(field, library).map(({ value }) => value);
  const first = field === 'label' ? foldersOf(moves) : values;
  return [...new Set([...first, ...used])].slice(0, MOST_OFFERED);
}

/** Everything that the library says in a field, for what is typed to be completed. */
export function usedValues(field: AnnotatedField, library: readonly PanelMove[]): readonly string[] {
  return countedValues(field, library).map(({ value }) => value);
}

/** The folders that all of the moves lie in, where there are few; none where one lies in none. */
function foldersOf(moves: readonly PanelMove[]): readonly string[] {
  const folders = [...new Set(moves.map(({ metadata }) => metadata.category))];
  return folders.includes(NO_CATEGORY) || folders.length > 1 ? [] : folders;
}

function countedValues(field: AnnotatedField, moves: readonly PanelMove[]): SharedValue[] {
  const counts = new Map<string, number>();
  for (const { metadata, said } of moves) {
    // What is derived, such as a style from the label, nobody has said.
    for (const value of said.includes(field) ? valuesOf(metadata[field]) : []) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareKeys(a.value, b.value));
}
