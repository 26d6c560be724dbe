import { z } from 'zod';
import {
  type ColumnOf,
  columnOf,
  FIELD_NAMES,
  FILTER_FIELDS,
  type FilterField,
  type LabelField,
  type Labels,
  type LabelValue,
  ofEachColumn,
  ofEachField,
  rulesOf,
} from './fields.ts';

/** Labels under the names that they have in the table, in the embeddings file and in JSON. */
export type LabelColumns = { readonly [Field in LabelField as ColumnOf<Field>]: Labels[Field] };

/** Which values of each field will do, any where a field is absent or empty. */
export type LabelFilter = {
  readonly [Field in FilterField]?: readonly LabelValue<Field>[] | undefined;
};

// The types of the schemas follow from the table as the types of the labels do, which the compiler cannot see.

function valueSchema(field: LabelField): z.ZodType<string> {
  const { kind, values } = rulesOf(field);
  return kind === 'choice' ? z.enum(values) : z.string();
}

/** What one move's field holds. A column that is not there, as in what earlier versions wrote, says nothing. */
function labelSchema(field: LabelField): z.ZodType<string | readonly string[] | null> {
  const value = valueSchema(field);
  const { kind } = rulesOf(field);
  switch (kind) {
    case 'folder':
      return value;
    case 'many':
      return z
        .array(value)
        .readonly()
        .nullish()
        .transform((said) => said ?? []);
    default:
      return value.nullish().transform((said) => said ?? null);
  }
}

/** The labels of a move by field. */
export const labelShape = ofEachField(FIELD_NAMES, labelSchema) as unknown as {
  readonly [Field in LabelField]: z.ZodType<Labels[Field]>;
};

/** The same by column. */
export const labelColumnShape = ofEachColumn(FIELD_NAMES, labelSchema) as unknown as {
  readonly [Field in LabelField as ColumnOf<Field>]: z.ZodType<Labels[Field]>;
};

export const labelFilterSchema = z.object(
  ofEachField(FILTER_FIELDS, (field) => z.array(valueSchema(field)).readonly().optional()),
) as unknown as z.ZodType<LabelFilter, LabelFilter>;

export function labelsOfColumns(columns: LabelColumns): Labels {
  const byName: Readonly<Record<string, string | readonly string[] | null>> = columns;
  return ofEachField(FIELD_NAMES, (field) => byName[columnOf(field)]) as Labels;
}

export function columnsOfLabels(labels: Labels): LabelColumns {
  return ofEachColumn(FIELD_NAMES, (field) => labels[field]) as LabelColumns;
}
