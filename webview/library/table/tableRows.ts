import { compareKeys, NO_CATEGORY } from '../../../src/moves/clip.ts';
import { FIELD_NAMES, type LabelField, rulesOf, valuesOf } from '../../../src/moves/labels/fields.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { plainText } from '../filter/nameSearch.ts';
import { SIGNAL_ORDER, signalOf } from './signal.ts';

/** Label fields that are short enough for a column. */
type ListedField = Exclude<LabelField, 'notes' | 'countOne'>;
const LISTED_FIELDS = FIELD_NAMES.filter(
  (field): field is ListedField => !['note', 'seconds'].includes(rulesOf(field).kind),
);

/** What moves are listed by: their name, what is said of them, and what is measured. */
export type Column = 'name' | ListedField | 'tempo' | 'duration' | 'signal';
export const COLUMNS: readonly Column[] = ['name', ...LISTED_FIELDS, 'tempo', 'duration', 'signal'];

export interface TableOrder {
  readonly column: Column;
  readonly descending: boolean;
}

/** The next order when a column's header is clicked: up, then down. */
export function orderAfterClick(order: TableOrder, column: Column): TableOrder {
  return { column, descending: order.column === column && !order.descending };
}

export function isLabelColumn(column: Column): column is ListedField {
  return LISTED_FIELDS.some((field) => field === column);
}

/** The columns that have something to show: label fields only where somebody has said something. */
export function columnsOf(moves: readonly PanelMove[]): Column[] {
  return COLUMNS.filter(
    (column) =>
      !isLabelColumn(column) ||
      moves.some(({ metadata }) => valuesOf(metadata[column]).some((value) => value !== NO_CATEGORY)),
  );
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
  switch (column) {
    case 'name':
      return plainText(move.metadata.moveName);
    case 'tempo':
      return move.tempoBpm;
    case 'duration':
      return move.durationSeconds;
    case 'signal':
      return SIGNAL_ORDER.indexOf(signalOf(move).quality);
    default:
      return labelValue(move, column);
  }
}

/** Choices by their meaning, not by their spelling. */
function labelValue({ metadata }: PanelMove, field: LabelField): string | number | null {
  const [value] = valuesOf(metadata[field]);
  const { kind, values } = rulesOf(field);
  return value === undefined ? null : kind === 'choice' ? values.indexOf(value) : plainText(value);
}
