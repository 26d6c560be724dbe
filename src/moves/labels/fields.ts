/**
 * How a label field behaves, whatever it is about:
 * - `choice`: at most one of a fixed list;
 * - `text`: at most one text of any kind;
 * - `many`: any number of texts;
 * - `folder`: one text that every clip has, because the folder that it lies in gives it;
 * - `note`: a text for people to read, which nothing is found or compared by;
 * - `flag`: said or not, `yes` where it is; `true` in annotations;
 * - `seconds`: a time in the recording.
 */
export interface FieldRules {
  readonly kind: 'choice' | 'text' | 'many' | 'folder' | 'note' | 'flag' | 'seconds';
  /** For people who write it by hand. */
  readonly description: string;
  /** What a choice or flag may be, in ascending order where there is one; empty for other kinds. */
  readonly values: readonly string[];
  /** Whether a person may say something else than those. */
  readonly open: boolean;
  /** What the field is called in the table, in the embeddings file and in JSON. */
  readonly column: string;
  /** Whether searches filter by it, statistics count it and the map can be coloured by it. */
  readonly filters: boolean;
  /** Whether it is an axis of the coverage: which combinations of such fields have no move. */
  readonly covers: boolean;
  /** Whether a person says it in an annotation. */
  readonly annotated: boolean;
  /** Whether it follows from the label, or from where the clip lies, as long as nobody says it. */
  readonly derived: boolean;
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
    description: 'What kind of move it is.',
    values: [],
    open: true,
    column: 'move_label',
    filters: false,
    covers: false,
    annotated: true,
    derived: false,
    suggested: true,
    later: false,
    relaxedAt: null,
  },
  difficulty: {
    kind: 'choice',
    description: 'How hard the move is.',
    values: ['beginner', 'intermediate', 'advanced'],
    open: false,
    column: 'difficulty',
    filters: true,
    covers: true,
    annotated: true,
    derived: false,
    suggested: true,
    later: false,
    relaxedAt: null,
  },
  // A dancer can put more or less into any move, so energy is given up first.
  energy: {
    kind: 'choice',
    description: 'How much energy the dancers put into it.',
    values: ['low', 'medium', 'high'],
    open: false,
    column: 'energy_level',
    filters: true,
    covers: true,
    annotated: true,
    derived: false,
    suggested: true,
    later: false,
    relaxedAt: 1,
  },
  style: {
    kind: 'choice',
    description: 'The character of the move; it follows from the label where it is left out.',
    values: ['romantic', 'energetic', 'sensual', 'playful'],
    open: true,
    column: 'style',
    filters: true,
    covers: true,
    annotated: true,
    derived: true,
    suggested: false,
    later: false,
    relaxedAt: 2,
  },
  dance: {
    kind: 'text',
    description: 'Which dance it is; bachata where it is left out.',
    values: [],
    open: true,
    column: 'dance',
    filters: true,
    covers: false,
    annotated: true,
    derived: false,
    suggested: true,
    later: true,
    relaxedAt: null,
  },
  tags: {
    kind: 'many',
    description: 'Any words to find the move by.',
    values: [],
    open: true,
    column: 'tags',
    filters: true,
    covers: false,
    annotated: true,
    derived: false,
    suggested: false,
    later: true,
    relaxedAt: null,
  },
  favourite: {
    kind: 'flag',
    description: 'Whether it is a favourite.',
    values: ['yes'],
    open: false,
    column: 'favourite',
    filters: true,
    covers: false,
    annotated: true,
    derived: false,
    suggested: false,
    later: true,
    relaxedAt: null,
  },
  notes: {
    kind: 'note',
    description: 'What there is to know about it.',
    values: [],
    open: true,
    column: 'notes',
    filters: false,
    covers: false,
    annotated: true,
    derived: false,
    suggested: false,
    later: true,
    relaxedAt: null,
  },
  countOne: {
    kind: 'seconds',
    description: 'Where a count 1 is, in seconds of the recording.',
    values: [],
    open: true,
    column: 'count_one',
    filters: false,
    covers: false,
    annotated: true,
    derived: false,
    suggested: false,
    later: true,
    relaxedAt: null,
  },
  category: {
    kind: 'folder',
    description: 'The group of moves that it belongs to; the folder where it is left out.',
    values: [],
    open: true,
    column: 'category',
    filters: true,
    covers: false,
    annotated: true,
    derived: true,
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
export type LabelValue<Field extends LabelField> = Fields[Field]['open'] extends true
  ? string
  : Fields[Field]['values'][number];

/** What is said of a move; null where nobody said anything. */
export type Labels = {
  readonly [Field in LabelField]: Fields[Field]['kind'] extends 'folder'
    ? LabelValue<Field>
    : Fields[Field]['kind'] extends 'many'
      ? readonly string[]
      : Fields[Field]['kind'] extends 'seconds'
        ? number | null
        : LabelValue<Field> | null;
};

/** What any field may hold. */
export type LabelContent = string | number | readonly string[] | null;

/** A field that searches filter by, statistics count and the map can be coloured by. */
export type FilterField = FieldsWith<{ filters: true }>;
/** A field that need not be said. */
export type UnsaidField = Exclude<LabelField, FieldsWith<{ kind: 'folder' }>>;
/** A field by which people tell clips apart, and find those that are alike. */
export type SpokenField = FieldsWith<{ kind: 'choice' | 'text' | 'many' }>;
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
export const UNSAID_FIELDS = fieldsWith<UnsaidField>(({ kind }) => kind !== 'folder');
export const SPOKEN_FIELDS = fieldsWith<SpokenField>(({ kind }) => ['choice', 'text', 'many'].includes(kind));
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
export function valuesOf(said: LabelContent): readonly string[] {
  return said === null ? [] : typeof said === 'object' ? said : [String(said)];
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
