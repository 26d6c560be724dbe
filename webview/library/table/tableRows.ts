import { compareKeys } from '../../../src/moves/clip.ts';
import { DIFFICULTIES, LEVELS, STYLES } from '../../../src/moves/labels/metadata.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { plainText } from '../selection/nameSearch.ts';
import { SIGNAL_ORDER, signalOf } from './signal.ts';

export const COLUMNS = [
  'name',
  'category',
  'difficulty',
  'energy',
  'style',
  'tempo',
  'duration',
  'signal',
] as const;

export type Column = (typeof COLUMNS)[number];

export interface TableOrder {
  readonly column: Column;
  readonly descending: boolean;
}

/** The next order when a column's header is clicked: up, then down. */
export function orderAfterClick(order: TableOrder, column: Column): TableOrder {
  return { column, descending: order.column === column && !order.descending };
}

/** The moves in order; what has no value comes last either way. */
export function tableRows(moves: readonly PanelMove[], order: TableOrder): PanelMove[] {
  const sign = order.descending ? -1 : 1;
  return moves
    .map((move) => ({ move, value: sortValue(move, order.column) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) {
        return Number(a.value === null) - Number(b.value === null) || compareKeys(a.move.key, b.move.key);
      }
      return sign * compareValues(a.value, b.value) || compareKeys(a.move.key, b.move.key);
    })
    .map(({ move }) => move);
}

function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareKeys(String(a), String(b));
}

function sortValue(move: PanelMove, column: Column): string | number | null {
  const { metadata } = move;
  switch (column) {
    case 'name':
      return plainText(metadata.moveName);
    case 'category':
      return metadata.category;
    case 'difficulty':
      return rank(DIFFICULTIES, metadata.difficulty);
    case 'energy':
      return rank(LEVELS, metadata.energy);
    case 'style':
      return rank(STYLES, metadata.style);
    case 'tempo':
      return move.tempoBpm;
    case 'duration':
      return move.durationSeconds;
    case 'signal':
      return rank(SIGNAL_ORDER, signalOf(move).quality);
  }
}

function rank<T>(values: readonly T[], value: T | null): number | null {
  return value === null ? null : values.indexOf(value);
}
