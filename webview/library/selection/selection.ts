import type { ClipKey } from '../../../src/moves/clip.ts';
import {
  FILTER_FIELDS,
  type FilterField,
  ofEachField,
  rulesOf,
  valuesOf,
} from '../../../src/moves/labels/fields.ts';
import type { MoveFilter } from '../../../src/moves/labels/filter.ts';
import type { MoveMetadata } from '../../../src/moves/labels/metadata.ts';
import { UNLABELLED } from '../../../src/moves/statistics.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { isCalled } from './nameSearch.ts';

/** Which moves the whole page is about. Everything on it shows this part within the whole library. */
export interface Selection {
  /** For each field the values that will do, any where there are none. `unlabelled` is one, for moves without a rating. */
  readonly fields: Readonly<Record<FilterField, readonly string[]>>;
  /** What a move's name, path or label must contain; anything where it is empty. */
  readonly name: string;
  /** Clips that were drawn around on the map. */
  readonly lasso: readonly ClipKey[] | null;
}

export const EVERYTHING: Selection = {
  fields: ofEachField(FILTER_FIELDS, () => []),
  name: '',
  lasso: null,
};

export function isEverything({ fields, name, lasso }: Selection): boolean {
  return lasso === null && name.trim() === '' && FILTER_FIELDS.every((field) => fields[field].length === 0);
}

/** A move's values of a field, `unlabelled` where nobody gave one. */
export function fieldValues(metadata: MoveMetadata, field: FilterField): readonly string[] {
  const values = valuesOf(metadata[field]);
  return values.length === 0 ? [UNLABELLED] : values;
}

/** The first of them, where only one can be shown. */
export function fieldValue(metadata: MoveMetadata, field: FilterField): string {
  return fieldValues(metadata, field)[0] ?? UNLABELLED;
}

/** The selection as far as these fields have no say: what their own choices are counted among. */
export function beyond(selection: Selection, fields: readonly FilterField[]): Selection {
  return fields.reduce((rest, field) => withField(rest, field, []), selection);
}

/** Adds a value to its field's, or takes it away. */
export function toggled(selection: Selection, field: FilterField, value: string): Selection {
  const values = selection.fields[field];
  const others = values.filter((other) => other !== value);
  return withField(selection, field, others.length < values.length ? others : [...values, value]);
}

export function withField(selection: Selection, field: FilterField, values: readonly string[]): Selection {
  return { ...selection, fields: { ...selection.fields, [field]: values } };
}

/** Whether a move is in the selection, for many moves at once. */
export function admits({
  fields,
  name,
  lasso,
}: Selection): (move: Pick<PanelMove, 'key' | 'metadata'>) => boolean {
  const restricted = FILTER_FIELDS.filter((field) => fields[field].length > 0);
  const inside = lasso === null ? null : new Set(lasso);
  const isNamedSo = isCalled(name);
  return (move) =>
    (inside === null || inside.has(move.key)) &&
    restricted.every((field) =>
      fieldValues(move.metadata, field).some((value) => fields[field].includes(value)),
    ) &&
    isNamedSo(move);
}

/**
 * What of a selection the engine can filter by. The rest, unlabelled moves, the name and the lasso, is left for the panel
 * to apply; `exact` says whether nothing is left.
 */
export function engineFilter({ fields, name, lasso }: Selection): { filter: MoveFilter; exact: boolean } {
  const isPlain = (field: FilterField) =>
    rulesOf(field).kind === 'folder' || !fields[field].includes(UNLABELLED);
  // None, which lets all through, where unlabelled moves are wanted too. Every value is one of its field's own.
  const filter = ofEachField(FILTER_FIELDS, (field) => (isPlain(field) ? fields[field] : [])) as MoveFilter;
  return { filter, exact: FILTER_FIELDS.every(isPlain) && name.trim() === '' && lasso === null };
}
