import { median } from '../../statistics.ts';
import { intersectionOverUnion } from '../similarity.ts';
import { APPEARANCE_LENGTH, type SeenPerson } from '../tracking/appearance.ts';

/** What each of the two dancers wears in this clip. */
export interface AppearanceModel {
  readonly dancers: readonly [Float64Array, Float64Array];
  /** Mean difference in colour between a right and a wrong assignment; more separates better. */
  readonly separation: number;
}

type Pair = readonly [SeenPerson, SeenPerson];

/** Pairs that overlap more than this show each other's clothes. */
const CLEAR_OVERLAP = 0.6;
const FEWEST_CLEAR_PAIRS = 5;
const FEWEST_PAIRS = 3;
const ROUNDS = 20;

/** Sum of colour differences over all patches; patches not seen count as the mean of those that are. */
export function colourDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < APPEARANCE_LENGTH; i++) {
    const difference = Math.abs(a[i] - b[i]);
    if (!Number.isNaN(difference)) {
      sum += difference;
      count++;
    }
  }
  return count === 0 ? 0 : (sum * APPEARANCE_LENGTH) / count;
}

function medianAppearance(people: readonly SeenPerson[]): Float64Array {
  return Float64Array.from({ length: APPEARANCE_LENGTH }, (_, i) =>
    median(people.map((person) => person.appearance[i]).filter((value) => !Number.isNaN(value))),
  );
}

interface Split {
  readonly dancers: readonly [Float64Array, Float64Array];
  /** Mean cost of the better assignment. */
  readonly cost: number;
  readonly separation: number;
}

/** Alternates between who is who in each pair and the two dancers' median colours, until nothing changes. */
function split(pairs: readonly Pair[], swappedAtFirst: readonly boolean[]): Split {
  let swapped = swappedAtFirst;
  for (let round = 0; ; round++) {
    const one = medianAppearance(pairs.map((pair, i) => pair[swapped[i] ? 1 : 0]));
    const other = medianAppearance(pairs.map((pair, i) => pair[swapped[i] ? 0 : 1]));
    const costs = pairs.map(([a, b]) => ({
      straight: colourDifference(a.appearance, one) + colourDifference(b.appearance, other),
      crossed: colourDifference(b.appearance, one) + colourDifference(a.appearance, other),
    }));
    const next = costs.map(({ straight, crossed }) => crossed < straight);
    if (round === ROUNDS || next.every((value, i) => value === swapped[i])) {
      const total = (of: (cost: (typeof costs)[number]) => number): number =>
        costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length;
      return {
        dancers: [one, other],
        cost: total(({ straight, crossed }) => Math.min(straight, crossed)),
        separation: total(({ straight, crossed }) => Math.abs(straight - crossed)),
      };
    }
    swapped = next;
  }
}

const brightnessOf = ({ appearance }: SeenPerson): number =>
  appearance.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);

/**
 * Two colour models from the frames that show two people, each frame holding one of each (two-means under that
 * constraint). Null where too few frames do.
 */
export function fitAppearance(frames: readonly (readonly SeenPerson[])[]): AppearanceModel | null {
  const all = frames.flatMap((people): Pair[] => (people.length >= 2 ? [[people[0], people[1]]] : []));
  const clear = all.filter(([a, b]) => intersectionOverUnion(a.person.box, b.person.box) < CLEAR_OVERLAP);
  const pairs = clear.length >= FEWEST_CLEAR_PAIRS ? clear : all;
  if (pairs.length < FEWEST_PAIRS) {
    return null;
  }
  const byPlace = pairs.map(([a, b]) => a.person.box.left >= b.person.box.left);
  const byBrightness = pairs.map(([a, b]) => brightnessOf(a) >= brightnessOf(b));
  const [first, second] = [split(pairs, byPlace), split(pairs, byBrightness)];
  const { dancers, separation } = second.cost < first.cost ? second : first;
  return { dancers, separation };
}
