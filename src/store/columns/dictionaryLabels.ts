import { columnOf, type LabelField, rulesOf } from '../../moves/labels/fields.ts';
import { coded } from './dictionaryColumn.ts';

/** Stands between the texts of a field of many where they are one text. */
const SEPARATOR = '\u001f';

function isMany(field: LabelField): boolean {
  const { kind } = rulesOf(field);
  return kind === 'many';
}

/** SQL for the labels of a field as texts with codes, one text a row. */
export function dictionaryLabels(field: LabelField): string {
  const column = columnOf(field);
  return coded(isMany(field) ? `array_to_string(${column}, '${SEPARATOR}')` : column);
}

/** What the text of a row says: the text itself, the texts of a field of many. */
export function labelsInText(field: LabelField, text: string | null): string | readonly string[] | null {
  return isMany(field) ? (text?.split(SEPARATOR).filter((value) => value !== '') ?? []) : text;
}
