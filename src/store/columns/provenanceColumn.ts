import { z } from 'zod';
import { ANNOTATED_FIELDS, ofEachField, rulesOf } from '../../moves/labels/fields.ts';
import { DIFFICULTIES, LEVELS } from '../../moves/labels/metadata.ts';
import type { Provenance, SaidOfClip } from '../../moves/labels/provenance.ts';

function said<T extends z.ZodType>(value: T) {
  return z.object({ value, file: z.string().nullable() }).optional();
}

const saidSchema = z.object({
  clipId: said(z.string()),
  ...ofEachField(ANNOTATED_FIELDS, (field) => {
    const { kind, open, values } = rulesOf(field);
    return said(
      kind === 'seconds'
        ? z.number()
        : kind === 'many'
          ? z.array(z.string())
          : open
            ? z.string()
            : z.enum(values),
    );
  }),
  // In the file's own vocabulary.
  difficulty: said(z.enum([...LEVELS, ...DIFFICULTIES])),
});

const schema = z.object({
  // Its type follows from the table of label fields, which the compiler cannot see.
  said: saidSchema as unknown as z.ZodType<SaidOfClip>,
  folderIds: z.array(z.string().nullable()),
});

/** A row's provenance as its column holds it. */
export function provenanceToJson(provenance: Provenance): string {
  return JSON.stringify(provenance);
}

/** Null where the column holds none, or what only another version understands. */
export function provenanceFromJson(cell: unknown): Provenance | null {
  if (typeof cell !== 'string') {
    return null;
  }
  try {
    return schema.parse(JSON.parse(cell));
  } catch {
    return null;
  }
}
