import type { ClipKey } from '../../../src/moves/clip.ts';
import { FILTER_FIELDS, ofEachField, rulesOf } from '../../../src/moves/labels/fields.ts';
import type { MoveFilter } from '../../../src/moves/labels/filter.ts';
import { UNLABELLED } from '../../../src/moves/statistics.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { FACETS, type Facet, facetValues, isLabelField } from './facets.ts';
import { isCalled } from './nameSearch.ts';

/** Which moves the whole page is about. Everything on it shows this part within the whole library. */
export interface PageFilter {
  /** For each facet the values that will do, any where there are none. `unlabelled` is one of a label field. */
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
  /** What a move's name, path or label must contain; anything where it is empty. */
  readonly name: string;
  /** Moves that were selected and then asked for alone; null for any. */
  readonly only: readonly ClipKey[] | null;
}

export const EVERYTHING: PageFilter = {
  facets: ofEachFacet(() => []),
  name: '',
  only: null,
};

/** An object with an entry for each facet. */
export function ofEachFacet<T>(make: (facet: Facet) => T): Record<Facet, T> {
  // Every facet is given, so that every key is there.
  return Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, T>;
}

export function isEverything({ facets, name, only }: PageFilter): boolean {
  return only === null && name.trim() === '' && FACETS.every((facet) => facets[facet].length === 0);
}

/** The filter as far as these facets have no say: what their own choices are counted among. */
export function beyond(filter: PageFilter, facets: readonly Facet[]): PageFilter {
  return facets.reduce((rest, facet) => withFacet(rest, facet, []), filter);
}

/** Adds a value to its facet's, or takes it away. */
export function toggled(filter: PageFilter, facet: Facet, value: string): PageFilter {
  const values = filter.facets[facet];
  const others = values.filter((other) => other !== value);
  return withFacet(filter, facet, others.length < values.length ? others : [...values, value]);
}

export function withFacet(filter: PageFilter, facet: Facet, values: readonly string[]): PageFilter {
  return { ...filter, facets: { ...filter.facets, [facet]: values } };
}

/** Whether a move passes the filter, for many moves at once. */
export function admits({ facets, name, only }: PageFilter): (move: PanelMove) => boolean {
  const restricted = FACETS.filter((facet) => facets[facet].length > 0);
  const among = only === null ? null : new Set(only);
  const isNamedSo = isCalled(name);
  return (move) =>
    (among === null || among.has(move.key)) &&
    restricted.every((facet) => facetValues(move, facet).some((value) => facets[facet].includes(value))) &&
    isNamedSo(move);
}

/**
 * What of a filter the engine can go by. The rest, measures, unlabelled moves, the name and chosen moves, is left for the
 * page to apply; `exact` says whether nothing is left.
 */
export function engineFilter(filter: PageFilter): { filter: MoveFilter; exact: boolean } {
  const { facets, name, only } = filter;
  const isPlain = (facet: Facet) =>
    isLabelField(facet)
      ? rulesOf(facet).kind === 'folder' || !facets[facet].includes(UNLABELLED)
      : facets[facet].length === 0;
  return {
    // None, which lets all through, where unlabelled moves are wanted too. Every value is one of its field's own.
    filter: ofEachField(FILTER_FIELDS, (field) => (isPlain(field) ? facets[field] : [])) as MoveFilter,
    exact: FACETS.every(isPlain) && name.trim() === '' && only === null,
  };
}
