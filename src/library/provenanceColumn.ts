import { z } from 'zod';
import { DIFFICULTIES, LEVELS } from '../moves/metadata.ts';
import type { Provenance } from '../moves/provenance.ts';

function said<T extends z.ZodType>(value: T) {
  return z.object({ value, file: z.string().nullable() }).optional();
}

const schema = z.object({
  said: z.object({
    clipId: said(z.string()),
    label: said(z.string()),
    energy: said(z.enum(LEVELS)),
    difficulty: said(z.enum([...LEVELS, ...DIFFICULTIES])),
  }),
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
