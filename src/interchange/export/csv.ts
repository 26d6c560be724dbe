import Papa from 'papaparse';
import type { Move } from '../../moves/move.ts';
import { exactFloat } from './exactFloat.ts';
import { MOVE_COLUMNS, type MoveColumn, VECTOR_COLUMNS } from './moveColumns.ts';

/** Excel takes a file for UTF-8 only where it begins so; other programs pass over it. */
const BYTE_ORDER_MARK = '\ufeff';

/** What a table of moves begins with. */
export const CSV_START = `${BYTE_ORDER_MARK}"clip_key",`;

/** Moves as the pieces of a CSV file after RFC 4180. Vectors are JSON lists, times ISO 8601, several texts a JSON list. */
export async function* csvPieces(pieces: AsyncIterable<readonly Move[]>): AsyncGenerator<string> {
  const names = [...MOVE_COLUMNS, ...VECTOR_COLUMNS].map(({ name }) => name);
  yield `${BYTE_ORDER_MARK}${linesOf([names])}`;
  for await (const moves of pieces) {
    yield linesOf(
      moves.map((move) => [
        ...MOVE_COLUMNS.map((column) => cellOf(column, move)),
        ...VECTOR_COLUMNS.map(({ of }) => vectorText(of(move))),
      ]),
    );
  }
}

function linesOf(rows: readonly (readonly (string | number | null)[])[]): string {
  const quotes = (cell: unknown) => typeof cell === 'string';
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { header: false, newline: '\r\n', quotes },
  )}\r\n`;
}

function cellOf(column: MoveColumn, move: Move): string | number | null {
  switch (column.kind) {
    case 'text': {
      const text = column.of(move);
      return text && guarded(text);
    }
    case 'texts':
      return JSON.stringify(column.of(move));
    case 'number':
      return column.of(move);
    case 'time':
      return column.of(move).toISOString();
  }
}

/**
 * Text that a spreadsheet would take for a formula, with an apostrophe before it. So is text that begins with
 * apostrophes and then such a sign, so that taking one away gives every text back.
 */
export function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function vectorText(vector: Float32Array | null): string | null {
  return vector && `[${Array.from(vector, exactFloat).join(',')}]`;
}
