import type { Choreography } from '../plan/choreography.ts';
import { clockTime, cuesOf } from './cues.ts';

const COLUMNS = ['number', 'start', 'end', 'count', 'beats', 'move', 'section', 'clip', 'notes'] as const;

/** Excel takes a file for UTF-8 only where it begins so. */
const BYTE_ORDER_MARK = '\ufeff';

/** A cue sheet for spreadsheets: CSV in UTF-8 by RFC 4180, a row for each move. */
export function cueSheetCsv(plan: Choreography): string {
  const rows = cuesOf(plan).map(({ startSeconds, endSeconds, ...cue }) => {
    const values = { ...cue, start: clockTime(startSeconds), end: clockTime(endSeconds) };
    return COLUMNS.map((column) => cell(String(values[column])));
  });
  return BYTE_ORDER_MARK + [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** In quotes where it must be. What a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
