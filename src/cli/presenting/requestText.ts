import type { UnderstoodRequest } from '../../engine/moveEngine.ts';
import { printable } from '../output.ts';

/** What was made of a request in words, in lines. */
export function requestText({ understood, ignored, description }: UnderstoodRequest): string {
  const known = understood.length > 0 ? `Understood: ${understood.map(printable).join(', ')}.` : null;
  const rest = description === '' ? null : `Moves are compared with the words "${printable(description)}".`;
  const aside = ignored.length > 0 ? `Cannot be planned: ${ignored.map(printable).join(', ')}.` : null;
  return [known, aside, rest].filter((line) => line !== null).join('\n');
}
