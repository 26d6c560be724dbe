/** The rows of a long table that are worth drawing, `first` included, `end` not. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Up to this many rows all are drawn, so that the browser's own search finds them. */
export const ALL_ROWS_LIMIT = 250;
/** Rows drawn above and below the visible ones, so that a quick scroll shows no gap. */
const OVERSCAN_ROWS = 12;

export interface Scrolled {
  readonly scrollTop: number;
  /** Visible height; rows are `rowHeight` each, in the same pixels. */
  readonly height: number;
  readonly rowHeight: number;
}

export function rowWindow(rowCount: number, { scrollTop, height, rowHeight }: Scrolled): RowWindow {
  if (rowCount <= ALL_ROWS_LIMIT) {
    return { first: 0, end: rowCount };
  }
  const firstVisible = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const visible = Math.ceil(height / rowHeight) + 1;
  const end = Math.min(rowCount, firstVisible + visible + OVERSCAN_ROWS);
  return { first: Math.max(0, Math.min(firstVisible - OVERSCAN_ROWS, end - visible)), end };
}
