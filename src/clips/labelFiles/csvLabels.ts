import Papa from 'papaparse';
import {
  ANNOTATED_FIELDS,
  type AnnotatedField,
  columnOf,
  type LabelContent,
  rulesOf,
} from '../../moves/labels/fields.ts';
import type { Said } from '../../moves/labels/labelEdit.ts';
import { type AnnotationsFile, annotationsIn } from '../annotations/annotationsFile.ts';

/** A clip and what is said of it. */
export interface SaidClip {
  readonly videoPath: string;
  readonly said: Said;
}

const PATH_COLUMN = 'video_path';

/** Names of columns that people give, as `plain` writes them, beside those of the fields and of their columns. */
const PATH_NAMES = ['videopath', 'clipkey', 'clip', 'file', 'filename', 'path', 'video'];

/** What Excel takes for a formula; a text that begins so is written, and read, behind an apostrophe. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A table with a header row, which names the clip first. */
export function formatCsv(clips: readonly SaidClip[]): string {
  const header = [PATH_COLUMN, ...ANNOTATED_FIELDS.map(columnOf)];
  const rows = clips.map(({ videoPath, said }) => [
    guarded(videoPath),
    ...ANNOTATED_FIELDS.map((field) => guarded(cellText(said[field]))),
  ]);
  // With the mark by which Excel knows that it is UTF-8.
  return `\uFEFF${Papa.unparse([header, ...rows], { newline: '\r\n' })}\r\n`;
}

/**
 * Reads a table with a header row: columns in any order, of those that have a field's name; any separator that
 * spreadsheets write. Problems name the line of the file and the column.
 * @returns null where no column names the clip
 */
export function parseCsv(text: string): AnnotationsFile | null {
  const rows = rowsOf(text);
  if (rows === null) {
    return null;
  }
  const [header = { cells: [], line: 1 }, ...body] = rows;
  const columns = header.cells.map(columnNamed);
  const entries = body.map(({ cells }) =>
    Object.fromEntries(
      columns.flatMap((column, i) => {
        const cell = unguarded(cells[i] ?? '');
        return column === null || cell.trim() === '' ? [] : [[column, contentOf(column, cell)]];
      }),
    ),
  );
  return annotationsIn(entries, (index, field, fault) => ({
    line: body[index]?.line ?? null,
    field: field === '' ? PATH_COLUMN : field,
    fault,
  }));
}

interface Row {
  readonly cells: readonly string[];
  /** Counted from 1: where it begins. */
  readonly line: number;
}

/** Null where no separator parts the first row so that a column names the clip. */
function rowsOf(marked: string): readonly Row[] | null {
  const text = marked.replace(/^\uFEFF/, '');
  // Excel's own way to say the separator.
  const [said, saidSeparator] = /^sep=(.)\r?\n/.exec(text) ?? [''];
  const body = text.slice(said.length);
  const delimiter = separatorOf(body, saidSeparator ? [saidSeparator] : [',', ';', '\t', '|']);
  if (delimiter === null) {
    return null;
  }
  const rows: Row[] = [];
  let line = said === '' ? 1 : 2;
  let start = 0;
  Papa.parse<string[]>(body, {
    delimiter,
    step: ({ data, meta }) => {
      if (data.some((cell) => cell.trim() !== '')) {
        rows.push({ cells: data, line });
      }
      line += body.slice(start, meta.cursor).split('\n').length - 1;
      start = meta.cursor;
    },
  });
  return rows;
}

/** The separator by which the first row names the clip: what labels hold says nothing of it. */
function separatorOf(body: string, separators: readonly string[]): string | null {
  const isMeant = (delimiter: string) => {
    const { data } = Papa.parse<string[]>(body, { delimiter, preview: 1, skipEmptyLines: 'greedy' });
    return data[0]?.map(columnNamed).includes(PATH_COLUMN) ?? false;
  };
  return separators.find(isMeant) ?? null;
}

function columnNamed(name: string): string | null {
  const wanted = plain(name);
  if (PATH_NAMES.includes(wanted)) {
    return PATH_COLUMN;
  }
  const field = ANNOTATED_FIELDS.find((known) => [plain(known), plain(columnOf(known))].includes(wanted));
  return field === undefined ? null : columnOf(field);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Several texts have commas between them, or are a JSON list where one of them could be misread then. */
function cellText(content: LabelContent): string {
  if (content === null || typeof content !== 'object') {
    return content === null ? '' : String(content);
  }
  return content.some((text) => /[,;|]|^\[|^\s|\s$/.test(text))
    ? JSON.stringify(content)
    : content.join(', ');
}

/** What a cell says, as an annotations file would. */
function contentOf(column: string, cell: string): unknown {
  const field = ANNOTATED_FIELDS.find((known) => columnOf(known) === column);
  switch (field && rulesOf(field).kind) {
    case 'many':
      return listIn(cell);
    case 'flag':
      return flagIn(cell, field);
    case 'seconds':
      return Number.isNaN(Number(cell.replace(',', '.'))) ? cell : Number(cell.replace(',', '.'));
    default:
      return cell;
  }
}

function listIn(cell: string): unknown {
  if (cell.trim().startsWith('[')) {
    try {
      return JSON.parse(cell);
    } catch {
      // Not a list after all.
    }
  }
  return cell.split(/[,;|]/);
}

/** Spreadsheets write truths in their language; an `x` is as good as a yes. */
function flagIn(cell: string, field: AnnotatedField | undefined): unknown {
  const word = cell.trim().toLowerCase();
  const [yes] = field ? rulesOf(field).values : [];
  return ['true', '1', 'x', 'yes', 'sí', 'si', 'verdadero'].includes(word)
    ? yes
    : ['false', '0', 'no', 'falso'].includes(word)
      ? null
      : cell;
}

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
