import { FILTER_FIELDS, type FilterField, rulesOf } from '../moves/labels/fields.ts';
import type { MoveFilter } from '../moves/labels/filter.ts';
import { MODALITIES, type Modality } from '../moves/modality.ts';
import type { ModelId } from '../moves/move.ts';
import { MODALITY_SETS, modalitiesText } from './columns/modalitiesColumn.ts';

/** Text as a literal of LanceDB's SQL, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function isOneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map(quoted).join(', ')})`;
}

export function keyIsOneOf(keys: readonly string[]): string {
  return isOneOf('clip_key', keys);
}

/** Several conditions as one; undefined where there are none. */
export function allOf(conditions: readonly (string | undefined)[]): string | undefined {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? undefined : given.map((condition) => `(${condition})`).join(' AND ');
}

/**
 * A filter as a where clause of the table `moves`; undefined where it restricts nothing.
 * @param lacking columns that the table does not have, so that no row passes a filter on them
 */
export function whereFilter(filter: MoveFilter, lacking: ReadonlySet<string>): string | undefined {
  return allOf(
    FILTER_FIELDS.map((field) => {
      const values = filter[field];
      return values?.length ? whereLabel(field, values, lacking) : undefined;
    }),
  );
}

function whereLabel(field: FilterField, values: readonly string[], lacking: ReadonlySet<string>): string {
  const { kind, column } = rulesOf(field);
  if (lacking.has(column)) {
    return 'false';
  }
  return kind === 'many'
    ? `array_has_any(${column}, make_array(${values.map(quoted).join(', ')}))`
    : isOneOf(column, values);
}

/**
 * Rows that a query can be compared with: they share a modality with it, and no modality that both have was made
 * by another model.
 * @param models model of each modality that the query compares, null where it does not compare it
 */
export function whereComparable(models: Readonly<Record<Modality, ModelId | null>>): string {
  const compared = MODALITIES.filter((modality) => models[modality] !== null);
  const has = (modality: Modality) => modalitiesAre((set) => set.includes(modality));
  const noOther = compared.map(
    (modality) => `NOT (${has(modality)}) OR ${modality}_model = ${quoted(models[modality] ?? '')}`,
  );
  const sharesOne = modalitiesAre((set) => compared.some((modality) => set.includes(modality)));
  return allOf([sharesOne, ...noOther]) ?? 'true';
}

/** Rows that have so many modalities. */
export function whereModalityCount(count: number): string {
  return modalitiesAre((set) => set.length === count);
}

function modalitiesAre(wanted: (set: readonly Modality[]) => boolean): string {
  const sets = MODALITY_SETS.filter(wanted);
  return sets.length === 0 ? 'false' : isOneOf('modalities', sets.map(modalitiesText));
}
