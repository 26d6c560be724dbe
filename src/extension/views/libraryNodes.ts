import { NO_CATEGORY } from '../../moves/clip.ts';
import { columnOf, FILTER_FIELDS, type FilterField, rulesOf } from '../../moves/labels/fields.ts';
import { type Statistics, UNLABELLED } from '../../moves/statistics.ts';

/** What the library is listed by: label fields, and collections. */
export type ListedField = FilterField | 'collections';

/** One value of a field, and how many moves have it. */
export interface ValueNode {
  readonly field: ListedField;
  readonly value: string;
  readonly count: number;
}

/** A field that moves have values of. */
export interface FieldNode {
  readonly field: ListedField;
  readonly values: readonly ValueNode[];
}

/** Fields that name things: where moves come from and what they are for, not how they are rated. */
const NAMING = FILTER_FIELDS.filter((field) => ['text', 'many', 'folder'].includes(rulesOf(field).kind));

/** A collection, as far as it is listed. */
interface ListedCollection {
  readonly name: string;
  readonly clips: readonly unknown[];
}

/** What the library is sorted into: collections by name; categories, dances and tags, the fullest first. */
export function fieldNodes(
  { by }: Pick<Statistics, 'by'>,
  collections: readonly ListedCollection[],
): FieldNode[] {
  const none: readonly string[] = [UNLABELLED, NO_CATEGORY];
  const collected: FieldNode = {
    field: 'collections',
    values: collections.map(({ name, clips }) => ({
      field: 'collections',
      value: name,
      count: clips.length,
    })),
  };
  const labelled = NAMING.map(
    (field): FieldNode => ({
      field,
      values: Object.entries(by[columnOf(field)])
        .filter(([value]) => !none.includes(value))
        .map(([value, count]) => ({ field, value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    }),
  );
  return [collected, ...labelled].filter(({ values }) => values.length > 0);
}
