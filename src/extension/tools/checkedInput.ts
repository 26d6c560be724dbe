import { z } from 'zod';
import { Failure } from '../../shared/failure.ts';

/** What a tool is given, checked, since a language model wrote it. @throws Failure `bad-request` */
export function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new Failure('bad-request', z.prettifyError(parsed.error));
  }
  return parsed.data;
}
