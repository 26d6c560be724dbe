/**
 * How a label field behaves, whatever it is about:
 * - `choice`: at most one of a fixed list;
 * - `text`: at most one text of any kind;
 * - `many`: any number of texts;
 * - `folder`: one text that every clip has, because the folder that it lies in gives it.
 */
export interface FieldRules {
  readonly kind: 'choice' | 'text' | 'many' | 'folder';
  /** What a choice may be, in ascending order where there is one; empty for other kinds. */
  readonly values: readonly string[];
  /** What the field is called in the table, in the embeddings file and in JSON. */
  readonly column: string;
  /** Whether searches filter by it, statistics count it and the map can be coloured by it. */
  readonly filters: boolean;
  /** Whether it is an axis of the coverage: which combinations of such fields have no move. */
  readonly covers: boolean;
  /** Whether a person says it in an annotation; else it is derived. */
  readonly annotated: boolean;
  /** Whether it is suggested for a move by those that move like it. */
  readonly suggested: boolean;
  /** Whether tables and files of the first version lack it. */
  readonly later: boolean;
  /** When a filter that leaves too few moves gives the field up: first 1, then 2; null where only after all others. */
  readonly relaxedAt: number | null;
}

/** What can be said of a clip. Everything that treats label fields alike is derived from this table. */
export const LABEL_FIELDS = {
  label: {
    kind: 'text',
    values: [],
    column: 'move_label',
    filters: false,
    covers: false,
    annotated: true,
    suggested: true,
    later: false,
    relaxedAt: null,
  },
  difficulty: {
    kind: 'choice',
    values: ['beginner', 'intermediate', 'advanced'],
    column: 'difficulty',
    filters: true,
    covers: true,
    annotated: true,
    suggested: true,
    later: false,
    relaxedAt: null,
  },
  // A dancer can put more or less into any move, so energy is given up first.
  energy: {
    kind: 'choice',
    values: ['low', 'medium', 'high'],
    column: 'energy_level',
    filters: true,
    covers: true,
    annotated: true,
    suggested: true,
    later: false,
    relaxedAt: 1,
  },
  style: {
    kind: 'choice',
    values: ['romantic', 'energetic', 'sensual', 'playful'],
    column: 'style',
    filters: true,
    covers: true,
    // It follows from the label.
    annotated: false,
    suggested: false,
    later: false,
    relaxedAt: 2,
  },
  dance: {
    kind: 'text',
    values: [],
    column: 'dance',
    filters: true,
    covers: false,
    annotated: true,
    suggested: true,
    later: true,
    relaxedAt: null,
  },
  tags: {
    kind: 'many',
    values: [],
    column: 'tags',
    filters: true,
    covers: false,
    annotated: true,
    suggested: false,
    later: true,
    relaxedAt: null,
  },
  category: {
    kind: 'folder',
    values: [],
    column: 'category',
    filters: true,
    covers: false,
    annotated: false,
    suggested: false,
    later: false,
    relaxedAt: null,
  },
} as const satisfies Readonly<Record<string, FieldRules>>;

type Fields = typeof LABEL_FIELDS;
export type LabelField = keyof Fields;

/** The names of the fields with some property, in the order of the table. */
type FieldsWith<Property extends Partial<FieldRules>> = {
  [Field in LabelField]: Fields[Field] extends Property ? Field : never;
}[LabelField];

/** What one field may hold where something was said. */
export type LabelValue<Field extends LabelField> = Fields[Field]['kind'] extends 'choice'
  ? Fields[Field]['values'][number]
  : string;

/** What is said of a move; null where nobody said anything. */
export type Labels = {
  readonly [Field in LabelField]: Fields[Field]['kind'] extends 'folder'
    ? LabelValue<Field>
    : Fields[Field]['kind'] extends 'many'
      ? readonly string[]
      : LabelValue<Field> | null;
};

/** A field that searches filter by, statistics count and the map can be coloured by. */
export type FilterField = FieldsWith<{ filters: true }>;
/** A field by which people say something of a clip. */
export type SpokenField = Exclude<LabelField, FieldsWith<{ kind: 'folder' }>>;
/** A field that annotations say. */
export type AnnotatedField = FieldsWith<{ annotated: true }>;
/** A field whose values are suggested. */
export type SuggestedField = FieldsWith<{ annotated: true; suggested: true }>;
/** A field that says any number of texts. */
export type ManyField = FieldsWith<{ kind: 'many' }>;
/** An axis of the coverage. */
export type CoverageField = FieldsWith<{ covers: true }>;

export type ColumnOf<Field extends LabelField> = Fields[Field]['column'];

const NAMES = Object.keys(LABEL_FIELDS) as LabelField[];

function fieldsWith<Field extends LabelField>(has: (rules: FieldRules) => boolean): readonly Field[] {
  return NAMES.filter((field): field is Field => has(LABEL_FIELDS[field]));
}

/** All fields in the order of the table. */
export const FIELD_NAMES: readonly LabelField[] = NAMES;
export const FILTER_FIELDS = fieldsWith<FilterField>(({ filters }) => filters);
/** What people say of a clip: all fields but those that its place gives. */
export const SPOKEN_FIELDS = fieldsWith<SpokenField>(({ kind }) => kind !== 'folder');
/** Fields that what the first version wrote does not have. */
export const LATER_FIELDS = fieldsWith<LabelField>(({ later }) => later);
export const ANNOTATED_FIELDS = fieldsWith<AnnotatedField>(({ annotated }) => annotated);
export const SUGGESTED_FIELDS = fieldsWith<SuggestedField>(({ suggested }) => suggested);
export const MANY_FIELDS = fieldsWith<ManyField>(({ kind }) => kind === 'many');
export const COVERAGE_FIELDS = fieldsWith<CoverageField>(({ covers }) => covers);

/** The rules of a field of which one knows no more than that it is one. */
export function rulesOf(field: LabelField): FieldRules {
  return LABEL_FIELDS[field];
}

export function columnOf<Field extends LabelField>(field: Field): ColumnOf<Field> {
  return LABEL_FIELDS[field].column;
}

/** An object with an entry for each of some fields. */
export function ofEachField<Field extends LabelField, T>(
  fields: readonly Field[],
  make: (field: Field) => T,
): Record<Field, T> {
  // Every field is given, so that every key is there.
  return Object.fromEntries(fields.map((field) => [field, make(field)])) as Record<Field, T>;
}

/** The same under the names of the fields' columns. */
export function ofEachColumn<Field extends LabelField, T>(
  fields: readonly Field[],
  make: (field: Field) => T,
): Record<ColumnOf<Field>, T> {
  return Object.fromEntries(fields.map((field) => [columnOf(field), make(field)])) as Record<
    ColumnOf<Field>,
    T
  >;
}

/** The values that a move has of a field: none where nobody said anything, several of a field of many. */
export function valuesOf(said: string | readonly string[] | null): readonly string[] {
  return said === null ? [] : typeof said === 'string' ? [said] : said;
}

/** What a field holds of which nobody has said anything. */
export function nothingSaid(field: LabelField): readonly string[] | null {
  return rulesOf(field).kind === 'many' ? [] : null;
}

/** What something has of some fields, and nothing else. */
export function pickFields<Source, Field extends LabelField & keyof Source>(
  source: Source,
  fields: readonly Field[],
): Pick<Source, Field> {
  return Object.fromEntries(fields.map((field) => [field, source[field]])) as Pick<Source, Field>;
}
