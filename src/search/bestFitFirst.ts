import { type Fit, fitOf, type Named } from '../moves/named.ts';
import type { Scored } from './rank.ts';

type Found = Pick<Scored, 'move'>;

/** Those that have the most of what is named first, and of these those with the most labels; else as they were. */
export function bestFitFirst<One extends Found>(found: readonly One[], named: readonly Named[]): One[] {
  const fits = new Map<Found, Fit>(found.map((one) => [one, fitOf(one.move, named)]));
  const of = (one: One): Fit => fits.get(one) ?? { named: 0, labelled: 0 };
  return found.toSorted((a, b) => of(b).named - of(a).named || of(b).labelled - of(a).labelled);
}
