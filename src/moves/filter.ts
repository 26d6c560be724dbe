import type { Difficulty, Level, MoveMetadata, Style } from './metadata.ts';

/** Which moves a search may answer with: for each field the values that will do, any where it is absent or empty. */
export interface MoveFilter {
  readonly difficulty?: readonly Difficulty[] | undefined;
  readonly energy?: readonly Level[] | undefined;
  readonly style?: readonly Style[] | undefined;
  readonly category?: readonly string[] | undefined;
}

export type FilterField = keyof MoveFilter;

export const FILTER_FIELDS = ['difficulty', 'energy', 'style', 'category'] as const satisfies FilterField[];

/** The fields that a filter restricts. */
function restrictedFields(filter: MoveFilter): FilterField[] {
  return FILTER_FIELDS.filter((field) => (filter[field]?.length ?? 0) > 0);
}

function allows<T>(values: readonly T[] | undefined, value: T | null): boolean {
  return !values?.length || (value !== null && values.includes(value));
}

/** Whether a move passes; a move without a rating does not pass a filter on it. */
export function passes(filter: MoveFilter, metadata: MoveMetadata): boolean {
  return (
    allows(filter.difficulty, metadata.difficulty) &&
    allows(filter.energy, metadata.energy) &&
    allows(filter.style, metadata.style) &&
    allows(filter.category, metadata.category)
  );
}

/** The filter without some of its fields. */
export function without(filter: MoveFilter, fields: readonly FilterField[]): MoveFilter {
  const kept = FILTER_FIELDS.filter((field) => !fields.includes(field));
  return Object.fromEntries(kept.map((field) => [field, filter[field]]));
}

/**
 * What may be dropped of a filter that leaves too few moves, in the order in which it is offered: energy first,
 * because a dancer can put more or less into any move, then style too, then everything.
 */
export function relaxationsOf(filter: MoveFilter): FilterField[][] {
  const restricted = restrictedFields(filter);
  const steps: FilterField[][] = [];
  for (const droppable of [['energy'], ['energy', 'style'], restricted] as FilterField[][]) {
    const dropped = restricted.filter((field) => droppable.includes(field));
    const before = steps.at(-1)?.length ?? 0;
    if (dropped.length > before) {
      steps.push(dropped);
    }
  }
  return steps;
}
