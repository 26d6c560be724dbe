import type { z } from 'zod';

const SHOWN = 5;

/** A place inside a JSON document as one would write it in code: `clips[3].difficulty`. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

/** The first few problems as one text, a line each, and how many more there are. */
export function listProblems(problems: readonly string[]): string {
  const shown = problems.slice(0, SHOWN).map((problem) => `  ${problem}`);
  const more = problems.length > SHOWN ? [`  and ${problems.length - SHOWN} more`] : [];
  return [...shown, ...more].join('\n');
}

/** What zod found wrong, a line each with its place in the document. */
export function problemsOf(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${placeOf(path) || 'the document'}: ${message}`);
}
