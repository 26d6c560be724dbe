import { compareKeys, NO_CATEGORY } from '../../../src/moves/clip.ts';
import { rulesOf } from '../../../src/moves/labels/fields.ts';
import { UNLABELLED } from '../../../src/moves/statistics.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { SIGNAL_ORDER } from '../table/signal.ts';
import { FACETS, type Facet, facetValues, isLabelField, LENGTH_ENDS_SECONDS } from './facets.ts';
import { admits, beyond, type PageFilter } from './pageFilter.ts';

/** One value of a facet: how many moves have it, and how many of these the rest of the filter leaves. */
export interface Bar {
  readonly value: string;
  readonly total: number;
  /** As if nothing of this facet were chosen: so many moves more, or fewer, a click on it shows. */
  readonly left: number;
  /** Whether the filter asks for this value. */
  readonly chosen: boolean;
}

export interface BarGroup {
  readonly facet: Facet;
  readonly bars: readonly Bar[];
  /** Length of the longest bar, at least 1. */
  readonly longest: number;
  /** The moves of which nothing is said in this field; null where there are none. */
  readonly unlabelled: Bar | null;
}

/** Counts of every facet's values, `unlabelled` too. Choices stand in their own order, other values by size. */
export function barGroups(moves: readonly PanelMove[], filter: PageFilter): BarGroup[] {
  return FACETS.map((facet) => {
    const isLeft = admits(beyond(filter, [facet]));
    const totals = new Map<string, number>();
    const left = new Map<string, number>();
    for (const move of moves) {
      for (const value of facetValues(move, facet)) {
        increment(totals, value);
        if (isLeft(move)) {
          increment(left, value);
        }
      }
    }
    const barOf = (value: string): Bar => ({
      value,
      total: totals.get(value) ?? 0,
      left: left.get(value) ?? 0,
      chosen: filter.facets[facet].includes(value),
    });
    const bars = orderedValues(facet, totals).map(barOf);
    return {
      facet,
      bars,
      longest: Math.max(1, ...bars.map(({ total }) => total)),
      unlabelled: isLabelField(facet) && totals.has(UNLABELLED) ? barOf(UNLABELLED) : null,
    };
  });
}

/**
 * The groups that are worth a place in the filter column: of label fields those that have values, of measures those that
 * tell moves apart. Where nobody has labelled anything there is none of difficulty, not one that is empty.
 */
export function filterGroups(groups: readonly BarGroup[]): BarGroup[] {
  return groups.filter(({ facet, bars }) => {
    const there = bars.filter(({ total, chosen }) => total > 0 || chosen);
    if (facet === 'labels') {
      return false;
    }
    if (facet === 'collections') {
      return there.length > 0;
    }
    if (facet === 'category') {
      return there.some(({ value }) => value !== NO_CATEGORY);
    }
    return isLabelField(facet) ? there.length > 0 : there.length > 1 || there.some(({ chosen }) => chosen);
  });
}

/** The values of a facet that moves have, what nobody has labelled among them: what a map is coloured by. */
export function valuesIn(groups: readonly BarGroup[], facet: Facet): readonly Bar[] {
  const group = groups.find((other) => other.facet === facet);
  return group === undefined ? [] : [...group.bars, ...(group.unlabelled === null ? [] : [group.unlabelled])];
}

function orderedValues(facet: Facet, totals: ReadonlyMap<string, number>): string[] {
  switch (facet) {
    case 'tempo':
      return [...totals.keys()].sort((a, b) => Number(a) - Number(b));
    case 'length':
      return LENGTH_ENDS_SECONDS.map((_, index) => String(index)).filter((value) => totals.has(value));
    case 'seen':
      return ['both', 'one', 'none'].filter((value) => totals.has(value));
    case 'analysis':
      return [...SIGNAL_ORDER].reverse().filter((value) => totals.has(value));
    case 'collections':
      return bySize(totals);
    case 'labels':
      return ['with', 'without'];
    default: {
      const { kind, values } = rulesOf(facet);
      const others = [...totals.keys()].filter((value) => value !== UNLABELLED && !values.includes(value));
      return kind === 'choice' ? [...values, ...others.sort(compareKeys)] : bySize(totals);
    }
  }
}

function bySize(totals: ReadonlyMap<string, number>): string[] {
  return [...totals]
    .filter(([value]) => value !== UNLABELLED)
    .sort(([a, countA], [b, countB]) => countB - countA || compareKeys(a, b))
    .map(([value]) => value);
}

function increment(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
