import { z } from 'zod';
import {
  ANNOTATED_FIELDS,
  type AnnotatedField,
  type LabelContent,
  type Labels,
  MANY_FIELDS,
  type ManyField,
  ofEachField,
  rulesOf,
  valuesOf,
} from './fields.ts';
import { type Annotation, canonical } from './metadata.ts';

/** Longer than any label or note; a hostile request may hold anything. */
const MOST_CHARACTERS = 10_000;
const MOST_CLIPS = 100_000;

/** What is to be said of some clips: what is cleared, then set, then removed from and added to fields of many texts. */
export interface LabelEdit {
  /** Clip keys; the command line's may be paths and clip ids, too. */
  readonly clips: readonly string[];
  readonly set: { readonly [Field in AnnotatedField]?: NonNullable<Labels[Field]> | undefined };
  readonly clear: readonly AnnotatedField[];
  readonly add: { readonly [Field in ManyField]?: readonly string[] | undefined };
  readonly remove: { readonly [Field in ManyField]?: readonly string[] | undefined };
}

const text = z.string().trim().min(1).max(MOST_CHARACTERS);

function valueSchema(field: AnnotatedField): z.ZodType {
  const { kind, open, values } = rulesOf(field);
  return kind === 'seconds'
    ? z.number().min(0)
    : kind === 'many'
      ? z.array(text)
      : open
        ? text
        : z.enum(values);
}

const ofMany = z.object(ofEachField(MANY_FIELDS, () => z.array(text).optional())).default({});

// The types of its fields follow from the table of label fields, which the compiler cannot see.
export const LabelEdit = z.object({
  clips: z.array(z.string().min(1)).min(1).max(MOST_CLIPS),
  set: z.object(ofEachField(ANNOTATED_FIELDS, (field) => valueSchema(field).optional())).default({}),
  clear: z.array(z.enum(ANNOTATED_FIELDS)).default([]),
  add: ofMany,
  remove: ofMany,
}) as unknown as z.ZodType<LabelEdit, Pick<LabelEdit, 'clips'> & Partial<LabelEdit>>;

/** What a person says of a clip, in the words of the table of label fields. */
export type Said = { readonly [Field in AnnotatedField]: Labels[Field] | null };

/** What an annotation says; null in each field of which it says nothing. */
export function saidBy(annotation: Annotation | null): Said {
  // Each field holds a value of its own, which the compiler cannot see.
  return ofEachField(ANNOTATED_FIELDS, (field) => canonical(field, annotation?.[field] ?? null)) as Said;
}

/** What is said of a clip after an edit. */
export function edited(said: Said, { set, clear, add, remove }: Omit<LabelEdit, 'clips'>): Said {
  const field = (name: AnnotatedField): LabelContent => {
    const before = set[name] ?? (clear.includes(name) ? null : said[name]);
    if (!isMany(name)) {
      return before;
    }
    const without = remove[name] ?? [];
    const texts = valuesOf(before);
    const kept = texts.filter((each) => !without.includes(each));
    const all = [...new Set([...kept, ...(add[name] ?? [])])];
    return all.length === 0 ? null : all;
  };
  return ofEachField(ANNOTATED_FIELDS, field) as Said;
}

/** The edit that takes a clip from one state to another; null where they are the same. */
export function editBetween(clip: string, from: Said, to: Said): LabelEdit | null {
  const changed = ANNOTATED_FIELDS.filter((field) => !isSame(from[field], to[field]));
  return changed.length === 0
    ? null
    : {
        clips: [clip],
        set: Object.fromEntries(
          changed.filter((field) => to[field] !== null).map((field) => [field, to[field]]),
        ),
        clear: changed.filter((field) => to[field] === null),
        add: {},
        remove: {},
      };
}

export function isSame(a: LabelContent, b: LabelContent): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isMany(field: AnnotatedField): field is ManyField {
  return MANY_FIELDS.some((many) => many === field);
}
