import { FILTER_FIELDS, type FilterField, LABEL_FIELDS, valuesOf } from './fields.ts';
import type { LabelFilter } from './labelSchemas.ts';
import type { MoveMetadata } from './metadata.ts';

/** Which moves a search may answer with: for each field the values that will do, any where it is absent or empty. */
export type MoveFilter = LabelFilter;

/** The fields that a filter restricts. */
function restrictedFields(filter: MoveFilter): FilterField[] {
  return FILTER_FIELDS.filter((field) => (filter[field]?.length ?? 0) > 0);
}

/** Whether a move passes; a move of which nobody has said anything does not pass a filter on it. */
export function passes(filter: MoveFilter, metadata: MoveMetadata): boolean {
  return restrictedFields(filter).every((field) => {
    const values: readonly string[] = filter[field] ?? [];
    return valuesOf(metadata[field]).some((value) => values.includes(value));
  });
}

/** The filter without some of its fields. */
export function without(filter: MoveFilter, fields: readonly FilterField[]): MoveFilter {
  const kept = FILTER_FIELDS.filter((field) => !fields.includes(field));
  return Object.fromEntries(kept.map((field) => [field, filter[field]]));
}

/**
 * What may be dropped of a filter that leaves too few moves, in the order in which it is offered: one field after the
 * other as the table of label fields says, at last everything.
 */
export function relaxationsOf(filter: MoveFilter): FilterField[][] {
  const restricted = restrictedFields(filter);
  const steps: FilterField[][] = [];
  for (const step of [1, 2, Number.POSITIVE_INFINITY]) {
    const dropped = restricted.filter(
      (field) => (LABEL_FIELDS[field].relaxedAt ?? Number.POSITIVE_INFINITY) <= step,
    );
    const before = steps.at(-1)?.length ?? 0;
    if (dropped.length > before) {
      steps.push(dropped);
    }
  }
  return steps;
}
