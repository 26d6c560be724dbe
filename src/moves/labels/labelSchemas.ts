import { z } from 'zod';
import {
  type ColumnOf,
  columnOf,
  FIELD_NAMES,
  FILTER_FIELDS,
  type FilterField,
  type LabelContent,
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
  const { open, values } = rulesOf(field);
  return open ? z.string() : z.enum(values);
}

/** What one move's field holds. A column that is not there, as in what earlier versions wrote, says nothing. */
function labelSchema(field: LabelField): z.ZodType<LabelContent> {
  const value = valueSchema(field);
  const { kind } = rulesOf(field);
  switch (kind) {
    case 'folder':
      return value;
    case 'seconds':
      return z
        .number()
        .nullish()
        .transform((said) => said ?? null);
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
  ofEachField(FILTER_FIELDS, (field) => z.array(valueSchema(field)).optional()),
) as unknown as z.ZodType<LabelFilter, LabelFilter>;

export function labelsOfColumns(columns: LabelColumns): Labels {
  const byName: Readonly<Record<string, LabelContent>> = columns;
  return ofEachField(FIELD_NAMES, (field) => byName[columnOf(field)]) as Labels;
}

export function columnsOfLabels(labels: Labels): LabelColumns {
  return ofEachColumn(FIELD_NAMES, (field) => labels[field]) as LabelColumns;
}
