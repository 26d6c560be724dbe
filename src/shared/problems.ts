import type { z } from 'zod';

const SHOWN = 5;

/** A problem may quote what it found, and a hostile file may hold anything there. */
const MOST_CHARACTERS = 300;

/** A place inside a JSON document as one would write it in code: `clips[3].difficulty`. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

/** The first few problems as one text, a line each, and how many more there are. */
export function listProblems(problems: readonly string[]): string {
  const shown = problems.slice(0, SHOWN).map((problem) => `  ${onOneLine(problem)}`);
  const more = problems.length > SHOWN ? [`  and ${problems.length - SHOWN} more`] : [];
  return [...shown, ...more].join('\n');
}

/** What zod found wrong, a line each with its place in the document. */
export function problemsOf(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${placeOf(path) || 'the document'}: ${message}`);
}

function onOneLine(problem: string): string {
  const cut = problem.length > MOST_CHARACTERS ? `${problem.slice(0, MOST_CHARACTERS)}…` : problem;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
